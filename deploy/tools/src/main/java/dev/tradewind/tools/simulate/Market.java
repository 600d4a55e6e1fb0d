package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.Totals;
import dev.tradewind.contracts.shared.VariantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A few offers of a few merchants, and carts of them. */
final class Market {
    private static final Address ADDRESS = new Address("Ana", "Rua 1", null, "Recife", null, "50000", "BR");

    private final Dice dice;
    private final List<Offer> offers = new ArrayList<>();
    private int carts;

    record Offer(OfferId id, MerchantId merchant, Money price) {}

    Market(Dice dice, Scenario scenario) {
        this.dice = dice;
        for (int i = 1; i <= scenario.offers; i++) {
            MerchantId merchant = new MerchantId("mer_" + dice.between(1, scenario.merchants));
            offers.add(new Offer(new OfferId("off_" + i), merchant, money(dice.between(0L, 9_999L))));
        }
    }

    List<Offer> offers() {
        return offers;
    }

    CartSnapshot cart() {
        CartId id = new CartId("cart_" + ++carts);
        Map<MerchantId, List<CartSnapshot.Line>> lines = new LinkedHashMap<>();
        for (Offer offer : dice.some(offers, dice.between(1, Math.min(3, offers.size())))) {
            List<CartSnapshot.Line> part = lines.computeIfAbsent(offer.merchant(), m -> new ArrayList<>());
            part.add(line(offer, part.size()));
        }
        List<CartSnapshot.Merchant> parts = lines.entrySet().stream()
                .map(e -> part(e.getKey(), e.getValue()))
                .toList();
        return new CartSnapshot(
                id, null, "hash", World.CURRENCY, "ana@example.com", ADDRESS, ADDRESS, parts, totals(parts));
    }

    private CartSnapshot.Line line(Offer offer, int number) {
        long quantity = dice.between(1L, 3L);
        String name = offer.id().value();
        return new CartSnapshot.Line(
                new LineId("line_" + carts + offer.merchant() + number),
                offer.id(),
                new ProductId("prod_" + name),
                new VariantId("var_" + name),
                name,
                name,
                quantity,
                offer.price(),
                offer.price().times(quantity),
                money(dice.between(0L, 99L)));
    }

    private CartSnapshot.Merchant part(MerchantId merchant, List<CartSnapshot.Line> lines) {
        Money goods = sum(lines.stream().map(CartSnapshot.Line::total).toList());
        Money shipping = money(dice.between(0L, 999L));
        // Some tax is on no line: that of the shipping fee.
        Money tax = sum(lines.stream().map(CartSnapshot.Line::tax).toList()).plus(money(dice.between(0L, 20L)));
        return new CartSnapshot.Merchant(
                merchant,
                merchant.value(),
                dice.between(0, 3_000),
                "standard",
                lines,
                goods,
                shipping,
                tax,
                goods.plus(shipping).plus(tax));
    }

    private static Totals totals(List<CartSnapshot.Merchant> parts) {
        return new Totals(
                sum(parts.stream().map(CartSnapshot.Merchant::subtotal).toList()),
                World.NOTHING,
                sum(parts.stream().map(CartSnapshot.Merchant::shipping).toList()),
                sum(parts.stream().map(CartSnapshot.Merchant::tax).toList()),
                sum(parts.stream().map(CartSnapshot.Merchant::total).toList()));
    }

    private static Money money(long amount) {
        return new Money(amount, World.CURRENCY);
    }

    private static Money sum(List<Money> amounts) {
        return Money.sum(World.CURRENCY, amounts);
    }
}
