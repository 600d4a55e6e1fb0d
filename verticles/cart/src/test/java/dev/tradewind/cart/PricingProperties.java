package dev.tradewind.cart;

import static dev.tradewind.cart.Goods.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.cart.CartView;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.wire.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PricingProperties {
    private final CartRules known = new CartRules();

    @Property(tries = 300)
    void totalsAlwaysAddUp(
            @ForAll long seed, @ForAll @IntRange(max = 40) int lines, @ForAll @IntRange(max = 10_000) int bps) {
        Cart cart = cart(new Random(seed), lines);

        Priced priced = new Pricing(new Taxes(Map.of("DE", bps))).current(cart, known);

        var totals = priced.totals();
        assertThat(totals.total()).isEqualTo(sum(priced, Priced.Part::total));
        assertThat(totals.total())
                .isEqualTo(totals.subtotal()
                        .minus(totals.discount())
                        .plus(totals.shipping())
                        .plus(totals.tax()));
        assertThat(totals.subtotal()).isEqualTo(sum(priced, Priced.Part::subtotal));
        assertThat(totals.tax()).isEqualTo(sum(priced, Priced.Part::tax));
        assertThat(totals.subtotal().amount())
                .isEqualTo(Views.inOrder(priced).stream()
                        .mapToLong(i -> i.unitMinor() * i.line().quantity())
                        .sum());
        assertThat(Views.inOrder(priced)).extracting(Priced.Item::line).containsExactlyElementsOf(cart.lines());
    }

    @Property(tries = 300)
    void taxIsWithinHalfAMinorUnitPerLine(
            @ForAll long seed, @ForAll @IntRange(max = 40) int lines, @ForAll @IntRange(max = 10_000) int bps) {
        Cart cart = cart(new Random(seed), lines).with(Details.NONE, "DE");

        Priced priced = new Pricing(new Taxes(Map.of("DE", bps))).current(cart, known);

        double exact = priced.totals().subtotal().amount() * (bps / 10_000.0);
        assertThat((double) priced.totals().tax().amount()).isBetween(exact - lines * 0.5 - 1, exact + lines * 0.5 + 1);
    }

    @Property(tries = 200)
    void theDocumentIsTheViewWrittenOutWhateverWasRememberedOfIt(
            @ForAll long seed, @ForAll @IntRange(max = 20) int lines) {
        Random random = new Random(seed);
        Pricing pricing = new Pricing(Taxes.NONE);
        Map<LineId, Documents.Text> texts = new HashMap<>();
        Cart cart = cart(random, lines);
        for (int i = 0; i < 3; i++) {
            Priced priced = pricing.current(cart, known);
            String document = Documents.write(cart, priced, texts);
            assertThat(Wire.read(document, CartView.class)).isEqualTo(Views.of(cart, priced, null));
            assertThat(Wire.write(Wire.read(document, CartView.class)))
                    .isEqualTo(Wire.write(Views.of(cart, priced, null)));
            assertThat(document).isEqualTo(document.replaceAll("[^ -~]", ""));
            if (!cart.lines().isEmpty()) {
                Line line = cart.lines().get(random.nextInt(cart.lines().size()));
                Offer offer = known.of(line.offerId());
                known.put(Goods.again(offer.view(), eur(random.nextInt(100)), true), offer.merchant(), null);
                cart = CartRules.added(cart, offer, 1);
            }
        }
    }

    private Cart cart(Random random, int lines) {
        List<MerchantView> merchants = List.of(
                Goods.merchant(),
                Goods.merchant(Goods.rate("a", random.nextInt(1_000), 5_000L), Goods.rate("b", 300, null, "DE")),
                Goods.merchant(Goods.rate("c", 700, null, "FR")));
        Cart cart = CartRules.empty().with(Details.NONE, random.nextBoolean() ? "DE" : null);
        for (int i : IntStream.range(0, lines).toArray()) {
            MerchantView merchant = merchants.get(random.nextInt(merchants.size()));
            Offer offer = known.put(Goods.offer(merchant.id(), eur(random.nextInt(100_000))), merchant, null);
            cart = CartRules.added(cart, offer, 1 + random.nextInt(i % 2 == 0 ? 3 : 100));
        }
        return cart;
    }

    private static Money sum(Priced priced, Function<Priced.Part, Money> amount) {
        return Money.sum("EUR", priced.parts().stream().map(amount).toList());
    }
}
