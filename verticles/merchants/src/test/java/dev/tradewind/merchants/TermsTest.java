package dev.tradewind.merchants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.merchants.MerchantChange;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.NewMerchant;
import dev.tradewind.contracts.merchants.ShippingRate;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Terms TERMS = new Terms(1_000, List.of(rate("standard-eur", 490)));

    @Test
    void givesThePlatformsTermsToWhoBringsNone() {
        MerchantView acme =
                TERMS.opened(new NewMerchant(" Acme ", "a@acme.example", null, null, null), Actor.SYSTEM, NOW);

        assertThat(acme.name()).isEqualTo("Acme");
        assertThat(acme.commissionBps()).isEqualTo(1_000);
        assertThat(acme.shippingRates()).isEqualTo(TERMS.shippingRates());
        assertThat(acme.version()).isEqualTo(1);
    }

    @Test
    void keepsOwnTerms() {
        List<ShippingRate> own = List.of(rate("boat", 100));

        MerchantView acme = TERMS.opened(new NewMerchant("Acme", "a@b", 0, own, null), Actor.SYSTEM, NOW);

        assertThat(acme.commissionBps()).isZero();
        assertThat(acme.shippingRates()).isEqualTo(own);
    }

    @Test
    void letsStaffOpenAtOnceAndOthersWait() {
        assertThat(openedBy(new Actor(Actor.Kind.STAFF, "usr_1", null))).isEqualTo(MerchantStatus.ACTIVE);
        assertThat(openedBy(Actor.SYSTEM)).isEqualTo(MerchantStatus.ACTIVE);
        assertThat(openedBy(Actor.GUEST)).isEqualTo(MerchantStatus.PENDING);
        assertThat(openedBy(new Actor(Actor.Kind.API_KEY, "key_1", MerchantId.next())))
                .isEqualTo(MerchantStatus.PENDING);
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        NewMerchant wrong = new NewMerchant(
                "",
                "nobody",
                10_001,
                List.of(
                        rate("a", -1),
                        rate("a", 1),
                        new ShippingRate("B!", "Boat", eur(1), new Money(1, "USD"), List.of("Germany"))),
                null);

        assertThat(Terms.check(wrong).failed())
                .extracting(Fault.Item::pointer)
                .containsExactly(
                        "/name",
                        "/email",
                        "/commission_bps",
                        "/shipping_rates/0/price/amount",
                        "/shipping_rates/1/id",
                        "/shipping_rates/2/id",
                        "/shipping_rates/2/free_from",
                        "/shipping_rates/2/countries");
    }

    @Test
    void wantsAReferenceForEachImportedMerchant() {
        List<NewMerchant> merchants = List.of(
                new NewMerchant("A", "a@b", null, null, "ref-1"), new NewMerchant("B", "b@b", null, null, null));

        assertThat(Terms.checkImport(merchants).failed())
                .extracting(Fault.Item::pointer)
                .containsExactly("/items/1/external_ref");
    }

    @Test
    void changesNothingIsAValidChange() {
        assertThat(Terms.check(new MerchantChange(null, null, null, null, null)).passed())
                .isTrue();
    }

    private static MerchantStatus openedBy(Actor actor) {
        return TERMS.opened(new NewMerchant("Acme", "a@b", null, null, null), actor, NOW)
                .status();
    }

    private static ShippingRate rate(String id, long price) {
        return new ShippingRate(id, "Rate", eur(price), null, List.of());
    }

    private static Money eur(long amount) {
        return new Money(amount, "EUR");
    }
}
