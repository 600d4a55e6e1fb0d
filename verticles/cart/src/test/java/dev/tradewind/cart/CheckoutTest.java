package dev.tradewind.cart;

import static dev.tradewind.cart.Goods.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.cart.CompleteCart;
import dev.tradewind.contracts.inventory.Shortage;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentMethod;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckoutTest {
    private final CartRules known = new CartRules();
    private final Checkout checkout = new Checkout(new Pricing(new Taxes(Map.of("DE", 1_900))));
    private final MerchantView merchant = Goods.merchant(Goods.rate("standard", 490, null, "DE"));
    private final Offer tea = known.put(Goods.offer(merchant.id(), eur(1_000)), merchant, 5L);
    private final Cart cart = CartRules.added(CartRules.empty(), tea, 2);

    @Test
    void freezesEverythingThatTheOrderMustKnow() {
        var accepted = (Checkout.Decision.Accepted) decide(cart, command(null));

        CartSnapshot snapshot = accepted.snapshot();
        assertThat(snapshot.totals().total()).isEqualTo(eur(2_000 + 490 + 380));
        assertThat(snapshot.billingAddress()).isEqualTo(Goods.BERLIN);
        assertThat(snapshot.accessTokenHash()).isEqualTo(Tokens.hash("token"));
        CartSnapshot.Merchant part = snapshot.merchants().getFirst();
        assertThat(part.shippingOption()).isEqualTo("standard");
        assertThat(part.commissionBps()).isEqualTo(1_000);
        assertThat(part.lines().getFirst().tax()).isEqualTo(eur(380));
        assertThat(part.lines().getFirst().id())
                .isEqualTo(cart.lines().getFirst().id());
        assertThat(accepted.after().orderId()).isEqualTo(accepted.orderId());
        assertThat(accepted.after().version()).isEqualTo(cart.version() + 1);
        assertThat(accepted.after().events()).isEqualTo(cart.events() + 1);
    }

    @Test
    void acceptsTheTotalThatTheShopperNamed() {
        assertThat(decide(cart, command(eur(2_870)))).isInstanceOf(Checkout.Decision.Accepted.class);
    }

    @Test
    void refusesAnotherTotalAndShowsTodaysPrices() {
        var changed = (Checkout.Decision.PriceChanged) decide(cart, command(eur(2_000)));

        assertThat(changed.expected()).isEqualTo(eur(2_000));
        assertThat(changed.actual()).isEqualTo(eur(2_870));
    }

    @Test
    void withoutAnExpectedTotalThePricesSeenCount() {
        known.put(Goods.again(tea.view(), eur(1_100), true), merchant, 5L);

        var changed = (Checkout.Decision.PriceChanged) decide(cart, command(null));

        assertThat(changed.expected()).isEqualTo(eur(2_870));
        assertThat(changed.actual()).isEqualTo(eur(2_200 + 490 + 418));
        assertThat(decide(changed.after(), command(null))).isInstanceOf(Checkout.Decision.Accepted.class);
    }

    @Test
    void pricesThatChangedWithoutChangingTheTotalAreStillAsked() {
        Offer cup = known.put(Goods.offer(merchant.id(), eur(1_000)), merchant, 5L);
        Cart both = CartRules.added(CartRules.added(CartRules.empty(), tea, 1), cup, 1);
        known.put(Goods.again(tea.view(), eur(900), true), merchant, 5L);
        known.put(Goods.again(cup.view(), eur(1_100), true), merchant, 5L);

        assertThat(decide(both, command(null))).isInstanceOf(Checkout.Decision.PriceChanged.class);
    }

    @Test
    void namesWhatIsShortOrWithdrawn() {
        Offer cup = known.put(Goods.offer(merchant.id(), eur(1_000)), merchant, 5L);
        Cart both = CartRules.added(cart, cup, 3);
        known.put(Goods.again(tea.view(), eur(1_000), false), merchant, 5L);
        known.put(cup.view(), merchant, 2L);

        assertThat(((Checkout.Decision.Short) decide(both, command(null))).shortages())
                .containsExactly(
                        new Shortage(tea.view().id(), 2, 0),
                        new Shortage(cup.view().id(), 3, 2));
    }

    @Test
    void saysEverythingThatIsMissingAtOnce() {
        CompleteCart nothing = new CompleteCart(new Money(1, "GBP"), null, null, new PaymentMethod("sandbox", " "));

        var refused = (Checkout.Decision.Refused) decide(cart, nothing);

        assertThat(refused.errors())
                .extracting(Fault.Item::pointer)
                .containsExactly("/email", "/shipping_address", "/payment/token", "/expected_total/currency");
    }

    @Test
    void refusesWhereAMerchantDoesNotShip() {
        var address = new dev.tradewind.contracts.shared.Address("A", "B", null, "C", null, "1", "FR");

        var refused = (Checkout.Decision.Refused)
                decide(cart, new CompleteCart(null, "a@b.c", address, new PaymentMethod("sandbox", "tok")));

        assertThat(refused.errors()).extracting(Fault.Item::pointer).containsExactly("/shipping_address/country");
    }

    @Test
    void refusesAnEmptyCart() {
        assertThat(((Checkout.Decision.Refused) decide(CartRules.empty(), command(null)))
                        .code()
                        .key())
                .isEqualTo("cart_empty");
    }

    @Test
    void givesTheSameOrderAgainWhateverIsSent() {
        Cart completed = cart.completedAs(OrderId.next(), cart.owner());

        assertThat(decide(completed, new CompleteCart(eur(1), null, null, new PaymentMethod("", ""))))
                .isEqualTo(new Checkout.Decision.Repeated(completed.orderId()));
    }

    @Test
    void aGuestWhoLoggedInTakesTheCartAlong() {
        Actor customer = new Actor(Actor.Kind.CUSTOMER, "cus_1", null);

        var accepted = (Checkout.Decision.Accepted) checkout.decide(cart, command(null), customer, known);

        assertThat(accepted.snapshot().customerId()).isEqualTo(new CustomerId("cus_1"));
    }

    private Checkout.Decision decide(Cart cart, CompleteCart command) {
        return checkout.decide(cart, command, Actor.GUEST, known);
    }

    private static CompleteCart command(@Nullable Money expected) {
        return new CompleteCart(expected, "ada@example.com", Goods.BERLIN, new PaymentMethod("sandbox", "tok_visa"));
    }
}
