package dev.tradewind.settlement;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.orders.OrderMoney;
import dev.tradewind.contracts.orders.OrderMoneyPage;
import dev.tradewind.contracts.settlement.AccountQuery;
import dev.tradewind.contracts.settlement.EntryQuery;
import dev.tradewind.contracts.settlement.LedgerAccount;
import dev.tradewind.contracts.settlement.LedgerAccounts;
import dev.tradewind.contracts.settlement.LedgerEntries;
import dev.tradewind.contracts.settlement.LedgerEntry;
import dev.tradewind.contracts.settlement.OrderIds;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.TransactionId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Every statement that reads the ledger for people. */
final class LedgerReadingStore {
    private static final String ENTRY_PREFIX = "ent_";

    private static final String ACCOUNTS =
            """
            select a.code, a.currency, a.balance_minor, m.name
            from accounts a left join merchants m on m.id = a.merchant_id
            where a.code || ' ' || a.currency > $1 collate "C" and ($3::text is null or a.merchant_id = $3)
            order by a.code || ' ' || a.currency collate "C" limit $2
            """;

    private static final String ENTRIES =
            """
            select id, transaction_id, kind, account, amount_minor, currency, order_id, reference, posted_at
            from entries
            where ($1::text is null or account = $1) and ($2::text is null or order_id = $2) and id < $3
            order by id desc limit $4
            """;

    /** What the provider took for an order stands on its clearing account, less its fee. */
    private static final String MONEY =
            """
            select order_id, currency,
                coalesce(sum(amount_minor) filter (where kind = 'capture'), 0)::bigint as captured,
                coalesce(-sum(amount_minor) filter (where kind = 'refund'), 0)::bigint as refunded
            from entries
            where order_id = any($1::text[]) and account in ('provider_clearing', 'provider_fees')
            group by order_id, currency order by order_id
            """;

    private final Database database;

    LedgerReadingStore(Database database) {
        this.database = database;
    }

    Future<LedgerAccounts> accounts(AccountQuery query) {
        PageRequest page = query.page();
        MerchantId merchant = query.merchant();
        Tuple args = Tuple.of(
                Objects.requireNonNullElse(page.after(), ""),
                page.limit() + 1,
                merchant == null ? null : merchant.value());
        return database.query(ACCOUNTS, args)
                .map(rows -> list(rows, LedgerReadingStore::account))
                .map(found -> {
                    List<LedgerAccount> shown = first(found, page.limit());
                    return new LedgerAccounts(shown, meta(found, page.limit(), LedgerReadingStore::position));
                });
    }

    private static LedgerAccount account(Row row) {
        String code = row.getString("code");
        return new LedgerAccount(
                code,
                Account.name(code, row.getString("name")),
                Account.type(code),
                Account.merchant(code),
                new Money(row.getLong("balance_minor"), row.getString("currency")));
    }

    private static String position(LedgerAccount account) {
        return account.code() + " " + account.balance().currency();
    }

    Future<LedgerEntries> entries(EntryQuery query) {
        Long before = before(query.page().after());
        if (before == null) {
            return Future.failedFuture(noPlace());
        }
        Tuple args = Tuple.tuple()
                .addString(query.account())
                .addString(query.orderId() == null ? null : query.orderId().value())
                .addLong(before)
                .addInteger(query.page().limit() + 1);
        return database.query(ENTRIES, args)
                .map(rows -> list(rows, LedgerReadingStore::entry))
                .map(found -> new LedgerEntries(
                        first(found, query.page().limit()),
                        meta(found, query.page().limit(), LedgerEntry::id)));
    }

    static Throwable noPlace() {
        return Fault.of(
                CommonError.VALIDATION_FAILED,
                "after is not a page's next.",
                new Fault.Item("/after", "invalid", "must be the next of a page before"));
    }

    static @Nullable Long before(@Nullable String after) {
        if (after == null) {
            return Long.MAX_VALUE;
        }
        String number = after.startsWith(ENTRY_PREFIX) ? after.substring(ENTRY_PREFIX.length()) : "";
        return number.matches("\\d{1,18}") ? Long.valueOf(number) : null;
    }

    static LedgerEntry entry(Row row) {
        String order = row.getString("order_id");
        return new LedgerEntry(
                ENTRY_PREFIX + row.getLong("id"),
                new TransactionId(row.getString("transaction_id")),
                row.getString("kind"),
                row.getString("account"),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                order == null ? null : new OrderId(order),
                row.getString("reference"),
                row.getOffsetDateTime("posted_at").toInstant());
    }

    Future<OrderMoneyPage> money(OrderIds orders) {
        String[] ids = orders.ids().stream().map(OrderId::value).toArray(String[]::new);
        return database.query(MONEY, Tuple.tuple().addArrayOfString(ids))
                .map(rows -> new OrderMoneyPage(list(rows, LedgerReadingStore::orderMoney), PageMeta.of(null)));
    }

    private static OrderMoney orderMoney(Row row) {
        String currency = row.getString("currency");
        return new OrderMoney(
                new OrderId(row.getString("order_id")),
                new Money(row.getLong("captured"), currency),
                new Money(row.getLong("refunded"), currency));
    }

    static <T> List<T> list(RowSet<Row> rows, Function<Row, T> view) {
        return StreamSupport.stream(rows.spliterator(), false).map(view).toList();
    }

    static <T> List<T> first(List<T> found, int limit) {
        return found.size() > limit ? found.subList(0, limit) : found;
    }

    static <T> PageMeta meta(List<T> found, int limit, Function<T, String> position) {
        return PageMeta.of(found.size() > limit ? position.apply(found.get(limit - 1)) : null);
    }
}
