package dev.tradewind.merchants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.contracts.merchants.MerchantChange;
import dev.tradewind.contracts.merchants.MerchantEvent;
import dev.tradewind.contracts.merchants.MerchantPage;
import dev.tradewind.contracts.merchants.MerchantQuery;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.merchants.NewMerchant;
import dev.tradewind.contracts.merchants.NewMerchants;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.Replayed;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MerchantsIT {
    private static DomainFixture fixture;
    private static MerchantsService service;

    @BeforeAll
    static void open() {
        fixture = DomainFixture.open();
        fixture.deploy(new MerchantsVerticle(), new JsonObject());
        service = MerchantsService.proxy(fixture.vertx());
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void addsAMerchantAndTellsIt() {
        MerchantView acme = create("Acme", null);

        assertThat(acme.status()).isEqualTo(MerchantStatus.ACTIVE);
        assertThat(fixture.await(service.merchant(acme.id()))).isEqualTo(acme);
        assertThat(told(acme.id())).containsExactly(acme);
    }

    @Test
    void givesTheSameMerchantForTheSameReference() {
        MerchantView first = create("Acme", "erp-1");
        MerchantView second = create("Acme Ltd", "erp-1");

        assertThat(second).isEqualTo(first);
        assertThat(told(first.id())).hasSize(1);
    }

    @Test
    void importsManyInTheOrderGivenAndOnlyOnce() {
        String run = UUID.randomUUID().toString();
        MerchantView known = create("Known", run + "-2");
        NewMerchants many = new NewMerchants(IntStream.of(3, 2, 1, 3)
                .mapToObj(i -> merchant("Merchant " + i, run + "-" + i))
                .toList());

        MerchantPage first = fixture.await(service.importAll(many, CallContext.SYSTEM));
        MerchantPage again = fixture.await(service.importAll(many, CallContext.SYSTEM));

        assertThat(first.data())
                .extracting(MerchantView::name)
                .containsExactly("Merchant 3", "Known", "Merchant 1", "Merchant 3");
        assertThat(first.data().get(1)).isEqualTo(known);
        assertThat(first.data().get(3)).isEqualTo(first.data().get(0));
        assertThat(again).isEqualTo(first);
        assertThat(told(first.data().getFirst().id())).hasSize(1);
    }

    @Test
    void refusesAnImportWithoutReferencesAsAWhole() {
        NewMerchants many = new NewMerchants(List.of(merchant("A", UUID.randomUUID() + "-a"), merchant("B", null)));

        Fault fault = faultOf(service.importAll(many, CallContext.SYSTEM));

        assertThat(fault.code()).isEqualTo("validation_failed");
        assertThat(fault.errors()).extracting(Fault.Item::pointer).containsExactly("/items/1/external_ref");
    }

    @Test
    void changesWhatIsGivenAndCountsVersions() {
        MerchantView acme = create("Acme", null);

        MerchantView suspended = change(acme.id(), new MerchantChange(null, MerchantStatus.SUSPENDED, 500, null, 1L));

        assertThat(suspended.name()).isEqualTo("Acme");
        assertThat(suspended.status()).isEqualTo(MerchantStatus.SUSPENDED);
        assertThat(suspended.commissionBps()).isEqualTo(500);
        assertThat(suspended.shippingRates()).isEqualTo(acme.shippingRates());
        assertThat(suspended.version()).isEqualTo(2);
        assertThat(told(acme.id())).containsExactly(acme, suspended);
    }

    @Test
    void refusesAChangeOfAnotherVersion() {
        MerchantView acme = create("Acme", null);
        MerchantChange rename = new MerchantChange("Bolt", null, null, null, 1L);
        change(acme.id(), rename);

        assertThat(faultOf(service.change(acme.id(), rename, CallContext.SYSTEM))
                        .code())
                .isEqualTo("version_conflict");
    }

    @Test
    void knowsNoStrangers() {
        MerchantChange rename = new MerchantChange("Bolt", null, null, null, null);

        assertThat(faultOf(service.merchant(MerchantId.next())).code()).isEqualTo("not_found");
        assertThat(faultOf(service.change(MerchantId.next(), rename, CallContext.SYSTEM))
                        .code())
                .isEqualTo("not_found");
    }

    @Test
    void hidesAMerchantFromTheOthers() {
        MerchantView acme = create("Acme", null);
        CallContext rival = CallContext.of(new Actor(Actor.Kind.MERCHANT, "usr_1", MerchantId.next()));
        MerchantChange rename = new MerchantChange("Mine", null, null, null, null);

        assertThat(faultOf(service.change(acme.id(), rename, rival)).code()).isEqualTo("not_found");
    }

    @Test
    void answersARepeatedCommandWithItsFirstAnswer() {
        CallContext keyed = new CallContext(Actor.SYSTEM, UUID.randomUUID().toString(), "print", null);
        MerchantView first = fixture.await(service.create(merchant("Acme", null), keyed));

        Throwable second = failureOf(service.create(merchant("Acme", null), keyed));

        String replayed = Replayed.in(second);
        assertThat(replayed).isNotNull();
        assertThat(Wire.read(Objects.requireNonNull(replayed), MerchantView.class))
                .isEqualTo(first);
    }

    @Test
    void pagesThroughAllMerchantsById() {
        IntStream.range(0, 5).forEach(i -> assertThat(create("Page " + i, null)).isNotNull());
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            MerchantPage page = fixture.await(service.merchants(new PageRequest(2, after)));
            page.data().forEach(m -> seen.add(m.id().value()));
            after = page.meta().next();
        } while (after != null);

        assertThat(seen).hasSizeGreaterThanOrEqualTo(5).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void listsThoseInOneState() {
        MerchantView shut = create("Shut", null);
        assertThat(create("Open", null)).isNotNull();
        MerchantChange suspend = new MerchantChange(null, MerchantStatus.SUSPENDED, null, null, null);
        assertThat(change(shut.id(), suspend)).isNotNull();

        assertThat(in(MerchantStatus.SUSPENDED)).contains(shut.id());
        assertThat(in(MerchantStatus.ACTIVE)).isNotEmpty().doesNotContain(shut.id());
    }

    private static List<MerchantId> in(MerchantStatus status) {
        MerchantPage page = fixture.await(service.find(new MerchantQuery(status, new PageRequest(100, null))));
        assertThat(page.data()).extracting(MerchantView::status).containsOnly(status);
        return page.data().stream().map(MerchantView::id).toList();
    }

    private static MerchantView create(String name, @Nullable String ref) {
        return fixture.await(service.create(merchant(name, ref), CallContext.SYSTEM));
    }

    private static MerchantView change(MerchantId id, MerchantChange change) {
        return fixture.await(service.change(id, change, CallContext.SYSTEM));
    }

    private static NewMerchant merchant(String name, @Nullable String ref) {
        return new NewMerchant(name, "shop@example.org", null, null, ref);
    }

    private static List<MerchantView> told(MerchantId id) {
        return fixture.events(MerchantEvent.TYPES).stream()
                .filter(r -> r.envelope().subject().equals(id.value()))
                .map(r -> ((MerchantEvent.Saved) r.event()).merchant())
                .toList();
    }

    private static Fault faultOf(Future<?> future) {
        return Objects.requireNonNull(Fault.in(failureOf(future)));
    }

    private static Throwable failureOf(Future<?> future) {
        return fixture.await(future.<Throwable>map(r -> new AssertionError("succeeded with " + r))
                .recover(Future::succeededFuture));
    }
}
