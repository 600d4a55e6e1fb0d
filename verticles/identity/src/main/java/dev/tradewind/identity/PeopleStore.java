package dev.tradewind.identity;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.ListOrder;
import dev.tradewind.chassis.ListSql;
import dev.tradewind.contracts.identity.AccessQuery;
import dev.tradewind.contracts.identity.ApiKeyPage;
import dev.tradewind.contracts.identity.CustomerPage;
import dev.tradewind.contracts.identity.CustomerQuery;
import dev.tradewind.contracts.identity.CustomerSort;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.identity.StaffPage;
import dev.tradewind.contracts.shared.MerchantId;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists of customers, people of the console and keys of machines, page by page. */
final class PeopleStore {
    // As the indexes have them.
    static final String TEXT = "email || ' ' || coalesce(name, '')";
    static final String NAME = ListOrder.folded("coalesce(name, '')");
    static final String EMAIL = ListOrder.folded("email");

    private static final ListOrder NEWEST = new ListOrder(null, null, false);

    private final Database database;

    PeopleStore(Database database) {
        this.database = database;
    }

    Future<CustomerPage> customers(CustomerQuery query) {
        return ListSql.of(AccountStore.COLUMNS, "accounts where role = 'customer'")
                .containing(TEXT, query.text())
                .read(
                        database,
                        new ListSql.Asked(order(query.sort()), query.page(), query.count()),
                        row -> AccountStore.account(row).asCustomer())
                .map(page -> new CustomerPage(page.rows(), page.meta()));
    }

    Future<StaffPage> staff(AccessQuery query) {
        return restricted(ListSql.of(AccountStore.COLUMNS, "accounts where role <> 'customer'"), query)
                .containing(TEXT, query.text())
                .read(database, asked(query), row -> AccountStore.account(row).asStaff())
                .map(page -> new StaffPage(page.rows(), page.meta()));
    }

    Future<ApiKeyPage> keys(AccessQuery query) {
        return restricted(ListSql.of(AccessStore.KEY_COLUMNS, "api_keys where true"), query)
                .containing("name", query.text())
                .read(database, asked(query), AccessStore::key)
                .map(page -> new ApiKeyPage(page.rows(), page.meta()));
    }

    private static ListSql restricted(ListSql sql, AccessQuery query) {
        Role role = query.role();
        MerchantId merchant = query.merchant();
        return sql.and("role = ?", role == null ? null : role.name().toLowerCase(Locale.ROOT))
                .and("merchant_id = ?", merchant == null ? null : merchant.value());
    }

    private static ListSql.Asked asked(AccessQuery query) {
        return new ListSql.Asked(NEWEST, query.page(), query.count());
    }

    private static ListOrder order(@Nullable CustomerSort sort) {
        return switch (Objects.requireNonNullElse(sort, CustomerSort.NEWEST)) {
            case NEWEST -> NEWEST;
            case OLDEST -> new ListOrder("oldest", null, true);
            case NAME -> new ListOrder("name", NAME, true);
            case NAME_DESC -> new ListOrder("name_desc", NAME, false);
            case EMAIL -> new ListOrder("email", EMAIL, true);
            case EMAIL_DESC -> new ListOrder("email_desc", EMAIL, false);
        };
    }
}
