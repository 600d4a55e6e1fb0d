package dev.tradewind.merchants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.ListOrder;
import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.merchants.MerchantChange;
import dev.tradewind.contracts.merchants.MerchantPage;
import dev.tradewind.contracts.merchants.MerchantQuery;
import dev.tradewind.contracts.merchants.MerchantSort;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.merchants.NewMerchant;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.Future;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Merchants found, sorted and paged as staff does it. */
class MerchantListsIT {
    private static final List<String> NAMES =
            List.of("Café Zola", "acme", "Ropewalk 50% off", "Ropewalk 500 off", "Sail_loft", "Sailxloft", "Ølhus");
    private static DomainFixture fixture;
    private static MerchantsService service;

    @BeforeAll
    static void open() {
        fixture = DomainFixture.open();
        fixture.deploy(new MerchantsVerticle(), new JsonObject());
        service = MerchantsService.proxy(fixture.vertx());
        NAMES.forEach(MerchantListsIT::create);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void findsByAPartOfNameAddressAndReferenceWhateverCaseAndAccents() {
        assertThat(found("cafe z")).containsExactly("Café Zola");
        assertThat(found("CAFÉ")).containsExactly("Café Zola");
        assertThat(found("øLHU")).containsExactly("Ølhus");
        assertThat(found("zola@shops.example")).containsExactly("Café Zola");
        assertThat(found("ref:acme")).containsExactly("acme");
        assertThat(found(" acme ")).containsExactly("acme");
        assertThat(found("cm")).containsExactly("acme");
        assertThat(found("nobody here")).isEmpty();
        MerchantView acme = listed(query("acme", MerchantSort.NEWEST)).getFirst();
        assertThat(found(acme.id().value())).containsExactly("acme");
        assertThat(found("mer_nobody")).isEmpty();
        List<MerchantId> two = List.of(acme.id(), MerchantId.next());
        assertThat(listed(new MerchantQuery(null, PageRequest.first(), null, null, false, two)))
                .containsExactly(acme);
    }

    @Test
    void takesEveryCharacterOfASearchAsItIs() {
        assertThat(found("50% off")).containsExactly("Ropewalk 50% off");
        assertThat(found("sail_l")).containsExactly("Sail_loft");
        assertThat(found("%")).containsExactly("Ropewalk 50% off");
        assertThat(found("%%%")).isEmpty();
        assertThat(found("\\")).isEmpty();
        assertThat(found("' or 'a' = 'a")).isEmpty();
    }

    @Test
    void showsEachOnceWhileOthersComeWhateverTheOrder() {
        Map<MerchantSort, Comparator<MerchantView>> orders = Map.of(
                MerchantSort.OLDEST, id(),
                MerchantSort.NEWEST, id().reversed(),
                MerchantSort.NAME, name(),
                MerchantSort.NAME_DESC, name().reversed(),
                MerchantSort.STATUS, status(),
                MerchantSort.STATUS_DESC, status().reversed());
        orders.forEach((sort, order) -> {
            List<MerchantView> before = listed(query(null, sort));
            assertThat(before).isSortedAccordingTo(order).hasSizeGreaterThanOrEqualTo(NAMES.size());
            List<MerchantView> paged = new ArrayList<>();
            String after = null;
            do {
                MerchantPage page = ask(new MerchantQuery(null, new PageRequest(2, after), null, sort, false));
                paged.addAll(page.data());
                after = page.meta().next();
                // One before, one after and one amid what was shown already.
                if (paged.size() < 8) {
                    Stream.of("0", "m", "Zzz").forEach(name -> create(name + paged.size()));
                }
            } while (after != null);
            assertThat(paged).isSortedAccordingTo(order).doesNotHaveDuplicates().containsAll(before);
        });
    }

    @Test
    void sortsAndCountsThoseInOneState() {
        MerchantView shut = create("Shut down");
        MerchantChange suspend = new MerchantChange(null, MerchantStatus.SUSPENDED, null, null, null);
        assertThat(fixture.await(service.change(shut.id(), suspend, CallContext.SYSTEM)))
                .isNotNull();
        MerchantQuery suspended =
                new MerchantQuery(MerchantStatus.SUSPENDED, PageRequest.first(), null, MerchantSort.NAME, true);
        assertThat(ask(suspended).data()).extracting(MerchantView::name).containsExactly("Shut down");
        assertThat(ask(suspended).meta().total()).isEqualTo(1);
        MerchantQuery searched = new MerchantQuery(null, new PageRequest(1, null), "shut", null, true);
        assertThat(ask(searched).data()).extracting(MerchantView::name).containsExactly("Shut down");
        assertThat(ask(searched).meta().total()).isNull();
    }

    @Test
    void showsEachOnceToWhomABuildThatKnowsNoOrderShowedTheFirstPage() {
        PageRequest two = new PageRequest(2, null);
        MerchantPage page = ask(new MerchantQuery(null, two, null, MerchantSort.OLDEST, false));
        List<MerchantView> paged = new ArrayList<>(page.data());
        while (page.meta().next() != null) {
            PageRequest next = new PageRequest(2, page.meta().next());
            page = ask(new MerchantQuery(null, next, null, MerchantSort.NEWEST, false));
            paged.addAll(page.data());
        }
        assertThat(paged).isEqualTo(listed(query(null, MerchantSort.OLDEST)));
    }

    @Test
    void refusesThePlaceOfAnotherOrder() {
        PageRequest two = new PageRequest(2, null);
        String byName = ask(new MerchantQuery(null, two, null, MerchantSort.NAME, false))
                .meta()
                .next();
        assertThat(code(byName, MerchantSort.NAME)).isNull();
        assertThat(code(byName, MerchantSort.NAME_DESC)).isEqualTo("validation_failed");
        assertThat(code(byName, MerchantSort.NEWEST)).isEqualTo("validation_failed");
        assertThat(code("nonsense!", MerchantSort.STATUS)).isEqualTo("validation_failed");
        assertThat(code("nonsense!", MerchantSort.OLDEST)).isEqualTo("validation_failed");
    }

    @Test
    void asksWhatTheIndexesHave() {
        String text = "trigrams(folded(" + MerchantsStore.TEXT + "))";
        assertThat(plan("where " + text + " @> trigrams('acme')")).contains("merchants_by_part");
        assertThat(plan("order by " + ListOrder.folded("name") + ", id limit 3"))
                .contains("merchants_by_name");
        assertThat(plan("order by " + MerchantsStore.STATUS + " desc, id desc limit 3"))
                .contains("merchants_by_status");
    }

    private static Comparator<MerchantView> id() {
        return Comparator.comparing(m -> m.id().value());
    }

    private static Comparator<MerchantView> name() {
        return Comparator.comparing(
                        (MerchantView m) -> m.name().toLowerCase(Locale.ROOT).replace("é", "e"))
                .thenComparing(id());
    }

    private static Comparator<MerchantView> status() {
        return Comparator.comparing((MerchantView m) -> m.status().name()).thenComparing(id());
    }

    private static List<String> found(String text) {
        return listed(query(text, MerchantSort.NEWEST)).stream()
                .map(MerchantView::name)
                .toList();
    }

    private static MerchantQuery query(@Nullable String text, MerchantSort sort) {
        return new MerchantQuery(null, new PageRequest(100, null), text, sort, false);
    }

    private static List<MerchantView> listed(MerchantQuery query) {
        return ask(query).data();
    }

    private static MerchantPage ask(MerchantQuery query) {
        return fixture.await(service.find(query));
    }

    private static @Nullable String code(@Nullable String after, MerchantSort sort) {
        Future<MerchantPage> page = service.find(new MerchantQuery(null, new PageRequest(2, after), null, sort, false));
        return fixture.await(page.<@Nullable String>map(shown -> null)
                .recover(e -> Future.succeededFuture(
                        Objects.requireNonNull(Fault.in(e)).code())));
    }

    private static MerchantView create(String name) {
        NewMerchant merchant =
                new NewMerchant(name, name.replaceAll(".* ", "") + "@shops.example", null, null, "ref:" + name);
        return fixture.await(service.create(merchant, CallContext.SYSTEM));
    }

    private static String plan(String rest) {
        try (Connection connection = TestDatabase.open(fixture.url());
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = merchants; set enable_seqscan = off; set enable_sort = off");
            StringBuilder plan = new StringBuilder();
            try (ResultSet rows = statement.executeQuery("explain select id from merchants " + rest)) {
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
