package dev.tradewind.cart;

import static dev.tradewind.cart.Goods.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.cart.CartError;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import org.junit.jupiter.api.Test;

class CartTest {
    private final CartRules known = new CartRules();
    private final MerchantView merchant = Goods.merchant();
    private final Offer tea = known.put(Goods.offer(merchant.id(), eur(500)), merchant, 10L);

    @Test
    void addsToTheLineThatIsThere() {
        Cart once = CartRules.added(CartRules.empty(), tea, 2);
        Cart twice = CartRules.added(once, tea, 3);

        assertThat(twice.lines()).hasSize(1);
        assertThat(twice.lines().getFirst().quantity()).isEqualTo(5);
        assertThat(twice.lines().getFirst().id())
                .isEqualTo(once.lines().getFirst().id());
        assertThat(twice.version()).isEqualTo(3);
        assertThat(twice.events()).isEqualTo(3);
    }

    @Test
    void remembersThePriceThatWasShown() {
        assertThat(CartRules.added(CartRules.empty(), tea, 1).lines().getFirst().shownMinor())
                .isEqualTo(500);
    }

    @Test
    void refusesMoreThanThereIs() {
        Cart eight = CartRules.added(CartRules.empty(), tea, 8);

        assertRefused(eight.add(tea, 3), CartError.INSUFFICIENT_STOCK);
    }

    @Test
    void takesAnOfferOfWhichInventoryHasSaidNothingYet() {
        Offer fresh = known.put(Goods.offer(merchant.id(), eur(500)), merchant, null);

        assertThat(CartRules.added(CartRules.empty(), fresh, 5).lines()).hasSize(1);
    }

    @Test
    void refusesWhatCannotBeBought() {
        Offer withdrawn = known.put(Goods.again(tea.view(), eur(500), false), merchant, 10L);
        MerchantView suspended = Goods.merchant(MerchantId.next(), 1, MerchantStatus.SUSPENDED);
        Offer ofSuspended = known.put(Goods.offer(suspended.id(), eur(500)), suspended, 10L);
        Offer inPounds = known.put(Goods.offer(merchant.id(), new Money(1, "GBP")), merchant, 10L);

        assertRefused(CartRules.empty().add(withdrawn, 1), CartError.OFFER_UNAVAILABLE);
        assertRefused(CartRules.empty().add(ofSuspended, 1), CartError.OFFER_UNAVAILABLE);
        assertRefused(CartRules.empty().add(inPounds, 1), CartError.CURRENCY_MISMATCH);
    }

    @Test
    void hasLimits() {
        Cart cart = CartRules.empty();
        for (int i = 0; i < Cart.LINES_MAX; i++) {
            cart = CartRules.added(cart, known.put(Goods.offer(merchant.id(), eur(1)), merchant, null), 1);
        }
        Offer endless = known.put(Goods.offer(merchant.id(), eur(1)), merchant, null);
        Cart much = CartRules.added(CartRules.empty(), endless, Cart.QUANTITY_MAX);

        assertRefused(cart.add(tea, 1), CartError.CART_FULL);
        assertRefused(much.add(endless, 1), CartError.CART_FULL);
    }

    @Test
    void takesFewerOfWhatCannotBeBoughtAnyMore() {
        Cart two = CartRules.added(CartRules.empty(), tea, 2);
        Offer withdrawn = known.put(Goods.again(tea.view(), eur(700), false), merchant, 0L);

        assertThat(two.set(two.lines().getFirst(), 1, withdrawn)).isInstanceOf(Cart.Change.Changed.class);
        assertRefused(two.set(two.lines().getFirst(), 3, withdrawn), CartError.OFFER_UNAVAILABLE);
    }

    private static void assertRefused(Cart.Change change, CartError code) {
        assertThat(change).isInstanceOfSatisfying(Cart.Change.Refused.class, r -> assertThat(r.code())
                .isEqualTo(code));
    }
}
