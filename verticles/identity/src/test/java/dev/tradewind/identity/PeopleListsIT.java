package dev.tradewind.identity;

import static dev.tradewind.identity.IdentityFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.identity.AccessQuery;
import dev.tradewind.contracts.identity.ApiKeyView;
import dev.tradewind.contracts.identity.CustomerPage;
import dev.tradewind.contracts.identity.CustomerQuery;
import dev.tradewind.contracts.identity.CustomerSort;
import dev.tradewind.contracts.identity.CustomerView;
import dev.tradewind.contracts.identity.IdentityService;
import dev.tradewind.contracts.identity.ImportedCustomers;
import dev.tradewind.contracts.identity.NewApiKey;
import dev.tradewind.contracts.identity.NewStaff;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.identity.StaffPage;
import dev.tradewind.contracts.identity.StaffView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Customers, people and keys found, sorted and paged as staff does it. */
class PeopleListsIT {
    @RegisterExtension
    static final IdentityFixture identity = new IdentityFixture(new JsonObject());

    private static final IdentityService service = identity.service;

    @BeforeAll
    static void known() {
        add("zoe", "André Gide");
        add("ada_l", "Ada Lovelace");
        add("adaxl", "ada lovelace");
        add("nobody", null);
        add("percent", "100% Ada");
    }

    @Test
    void findsCustomersByAPartWhateverCaseAndAccents() {
        assertThat(emails("ANDRE g")).containsExactly("zoe@people.example");
        assertThat(emails("zoe@peo")).containsExactly("zoe@people.example");
        assertThat(emails("ada_l")).containsExactly("ada_l@people.example");
        assertThat(emails("0%")).containsExactly("percent@people.example");
        assertThat(emails("%_%")).isEmpty();
        assertThat(emails("admin@tradewind")).isEmpty();
    }

    @Test
    void showsEachCustomerOnceWhileOthersComeWhateverTheOrder() {
        Comparator<CustomerView> id = Comparator.comparing(c -> c.id().value());
        Comparator<CustomerView> name = Comparator.comparing(
                        (CustomerView c) -> Objects.requireNonNullElse(c.name(), "")
                                .toLowerCase(Locale.ROOT)
                                .replace("é", "e"))
                .thenComparing(id);
        Comparator<CustomerView> email = Comparator.comparing(CustomerView::email);
        Map<CustomerSort, Comparator<CustomerView>> orders = Map.of(
                CustomerSort.NEWEST,
                id.reversed(),
                CustomerSort.OLDEST,
                id,
                CustomerSort.NAME,
                name,
                CustomerSort.NAME_DESC,
                name.reversed(),
                CustomerSort.EMAIL,
                email,
                CustomerSort.EMAIL_DESC,
                email.reversed());
        orders.forEach((sort, order) -> {
            List<CustomerView> before =
                    page(null, sort, new PageRequest(100, null)).data();
            List<CustomerView> paged = new ArrayList<>();
            String after = null;
            do {
                CustomerPage page = page(null, sort, new PageRequest(2, after));
                paged.addAll(page.data());
                after = page.meta().next();
                if (paged.size() < 4) {
                    List.of("0", "m", "zz").forEach(n -> add(n + sort.ordinal(), n.equals("0") ? null : n));
                }
            } while (after != null);
            assertThat(paged).isSortedAccordingTo(order).doesNotHaveDuplicates().containsAll(before);
        });
    }

    @Test
    void countsCustomersUnlessSearched() {
        PageRequest one = new PageRequest(1, null);
        Long all = identity.await(service.customers(new CustomerQuery(null, one, null, true)))
                .meta()
                .total();
        assertThat(all).isGreaterThanOrEqualTo(5);
        assertThat(identity.await(service.customers(new CustomerQuery("ada", one, null, true)))
                        .meta()
                        .total())
                .isNull();
    }

    @Test
    void findsPeopleAndKeysByNameRoleAndMerchant() {
        MerchantId mine = MerchantId.next();
        StaffView otto = person("otto@work.example", Role.MERCHANT, mine);
        StaffView olga = person("olga@work.example", Role.VIEWER, null);
        assertThat(people(new AccessQuery("WORK.exa", null, null, PageRequest.first(), true)))
                .containsExactly(olga, otto);
        assertThat(people(new AccessQuery(null, null, mine, PageRequest.first(), true)))
                .containsExactly(otto);
        assertThat(people(new AccessQuery("work.example", Role.VIEWER, null, PageRequest.first(), true)))
                .containsExactly(olga);
        AccessQuery customer = new AccessQuery("people.example", null, null, PageRequest.first(), false);
        assertThat(people(customer)).isEmpty();
        StaffPage counted = identity.await(
                service.findStaff(new AccessQuery(null, Role.MERCHANT, mine, PageRequest.first(), true)));
        assertThat(counted.meta().total()).isEqualTo(1);

        key("night shift", Role.VIEWER, null);
        key("till 1", Role.MERCHANT, mine);
        assertThat(keys(new AccessQuery("SHIFT", null, null, PageRequest.first(), false)))
                .containsExactly("night shift");
        assertThat(keys(new AccessQuery(null, null, mine, PageRequest.first(), false)))
                .containsExactly("till 1");
        assertThat(keys(new AccessQuery(null, Role.ADMIN, null, PageRequest.first(), false)))
                .isEmpty();
    }

    @Test
    void asksWhatTheIndexesHave() {
        String text = "trigrams(folded(" + PeopleStore.TEXT + "))";
        assertThat(plan("where " + text + " @> trigrams('ada')")).contains("accounts_by_part");
        assertThat(plan("where role = 'customer' order by " + PeopleStore.NAME + " desc, id desc limit 3"))
                .contains("accounts_by_name");
        assertThat(plan("where role = 'customer' order by " + PeopleStore.EMAIL + ", id limit 3"))
                .contains("accounts_by_email");
    }

    private static List<String> emails(String text) {
        return page(text, CustomerSort.NEWEST, new PageRequest(100, null)).data().stream()
                .map(CustomerView::email)
                .toList();
    }

    private static CustomerPage page(@Nullable String text, CustomerSort sort, PageRequest page) {
        return identity.await(service.customers(new CustomerQuery(text, page, sort, false)));
    }

    private static List<StaffView> people(AccessQuery query) {
        return identity.await(service.findStaff(query)).data();
    }

    private static List<String> keys(AccessQuery query) {
        return identity.await(service.findApiKeys(query)).data().stream()
                .map(ApiKeyView::name)
                .toList();
    }

    private static StaffView person(String email, Role role, @Nullable MerchantId merchant) {
        return identity.await(service.addStaff(new NewStaff(email, PASSWORD, role, merchant), CallContext.SYSTEM));
    }

    private static void key(String name, Role role, @Nullable MerchantId merchant) {
        identity.await(service.createApiKey(new NewApiKey(name, role, merchant), CallContext.SYSTEM));
    }

    private static void add(String who, @Nullable String name) {
        ImportedCustomers.Customer customer =
                new ImportedCustomers.Customer("ref:" + who, who + "@people.example", name, null);
        identity.await(service.importCustomers(new ImportedCustomers(List.of(customer)), CallContext.SYSTEM));
    }

    private static String plan(String rest) {
        try (Connection connection = TestDatabase.open(identity.domain.url());
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = identity; set enable_seqscan = off; set enable_sort = off");
            StringBuilder plan = new StringBuilder();
            try (ResultSet rows = statement.executeQuery("explain select id from accounts " + rest)) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            return plan.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
