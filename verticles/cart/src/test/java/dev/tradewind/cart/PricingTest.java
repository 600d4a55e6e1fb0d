package dev.tradewind.cart;

import static dev.tradewind.cart.Goods.eur;
import static dev.tradewind.cart.Goods.rate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.cart.CartDetails;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.Totals;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PricingTest {
    private final Pricing pricing = new Pricing(new Taxes(Map.of("DE", 1_900)));
    private final CartRules known = new CartRules();

    @Test
    void addsUpMerchantByMerchant() {
        MerchantView tea = Goods.merchant(rate("standard", 490, null));
        MerchantView cups = Goods.merchant();
        Cart cart = CartRules.added(CartRules.empty(), offer(tea, 250), 2);
        cart = CartRules.added(cart, offer(cups, 1_000), 1);
        cart = CartRules.added(cart, offer(tea, 100), 1);

        Priced priced = pricing.current(cart, known);

        assertThat(priced.parts()).extracting(part -> part.merchant().id()).containsExactly(tea.id(), cups.id());
        assertThat(priced.parts()).extracting(Priced.Part::subtotal).containsExactly(eur(600), eur(1_000));
        assertThat(priced.totals()).isEqualTo(new Totals(eur(1_600), eur(0), eur(490), eur(0), eur(2_090)));
        assertThat(Views.inOrder(priced)).extracting(Priced.Item::unitMinor).containsExactly(250L, 1_000L, 100L);
    }

    @Test
    void taxesEachLineOfTheCountryHalfUp() {
        MerchantView merchant = Goods.merchant(rate("standard", 490, null));
        Cart cart = CartRules.added(CartRules.empty(), offer(merchant, 50), 1);
        cart = CartRules.added(cart, offer(merchant, 50), 1);

        Priced priced = pricing.current(cart.with(Details.NONE, "DE"), known);

        // 19 % of 0.50 is 0.095, twice 0.10; shipping is not taxed.
        assertThat(priced.totals()).isEqualTo(new Totals(eur(100), eur(0), eur(490), eur(20), eur(610)));
    }

    @Test
    void shipsByTheCheapestRateThatFits() {
        MerchantView merchant = Goods.merchant(
                rate("express", 900, null), rate("island", 100, null, "IS"), rate("standard", 490, null, "DE", "FR"));
        Cart cart = CartRules.added(CartRules.empty(), offer(merchant, 1_000), 1);

        assertThat(shipping(cart.with(Details.NONE, "DE"))).isEqualTo(eur(490));
        assertThat(shipping(cart.with(Details.NONE, "IS"))).isEqualTo(eur(100));
        assertThat(shipping(cart.with(Details.NONE, "JP"))).isEqualTo(eur(900));
        assertThat(shipping(cart)).isEqualTo(eur(100));
    }

    @Test
    void shipsByTheChosenRateWhileItFits() {
        MerchantView merchant = Goods.merchant(rate("express", 900, null, "DE"), rate("standard", 490, null));
        CartDetails chosen = new CartDetails(null, null, null, Map.of(merchant.id(), "express"), null);
        Cart cart = CartRules.added(CartRules.empty(), offer(merchant, 1_000), 1);

        assertThat(shipping(cart.with(chosen, "DE"))).isEqualTo(eur(900));
        assertThat(shipping(cart.with(chosen, "FR"))).isEqualTo(eur(490));
    }

    @Test
    void shipsFreeFromAnAmount() {
        MerchantView merchant = Goods.merchant(rate("standard", 490, 2_000L));
        Cart cart = CartRules.added(CartRules.empty(), offer(merchant, 1_000), 1);

        assertThat(shipping(cart)).isEqualTo(eur(490));
        assertThat(shipping(CartRules.added(cart, offer(merchant, 1_000), 1))).isEqualTo(eur(0));
    }

    @Test
    void saysWhenAMerchantDoesNotShipThere() {
        MerchantView merchant = Goods.merchant(rate("standard", 490, null, "FR"));
        Cart cart =
                CartRules.added(CartRules.empty(), offer(merchant, 1_000), 1).with(Details.NONE, "DE");

        Priced priced = pricing.current(cart, known);

        assertThat(priced.parts().getFirst().shipping()).isNull();
        assertThat(Warnings.of(cart, priced)).extracting(w -> w.code()).containsExactly("not_shippable");
    }

    @Test
    void warnsOfWhatHasChanged() {
        MerchantView merchant = Goods.merchant();
        Offer dearer = offer(merchant, 1_000);
        Offer short_ = offer(merchant, 1_000);
        Offer gone = offer(merchant, 1_000);
        Cart cart = CartRules.added(CartRules.empty(), dearer, 1);
        cart = CartRules.added(cart, short_, 3);
        cart = CartRules.added(cart, gone, 1);
        known.put(Goods.again(dearer.view(), eur(1_250), true), merchant, 9L);
        known.put(short_.view(), merchant, 2L);
        known.put(Goods.again(gone.view(), new Money(5, "GBP"), true), merchant, 9L);

        Priced priced = pricing.current(cart, known);

        assertThat(Warnings.of(cart, priced))
                .extracting(w -> w.code() + ": " + w.detail())
                .containsExactly(
                        "price_changed: The price went from 10.00 EUR to 12.50 EUR.",
                        "insufficient_stock: There are only 2 pieces left.",
                        "offer_withdrawn: This offer cannot be bought any more.");
        assertThat(priced.totals().total()).isEqualTo(eur(1_250 + 3_000 + 1_000));
    }

    private Money shipping(Cart cart) {
        return pricing.current(cart, known).totals().shipping();
    }

    private Offer offer(MerchantView merchant, long minor) {
        return known.put(Goods.offer(merchant.id(), eur(minor)), merchant, null);
    }
}
