package dev.tradewind.cart;

import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.Totals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prices carts; see the package's description for the rules. */
final class Pricing {
    private static final int WHOLE_BPS = 10_000;

    private final Taxes taxes;

    Pricing(Taxes taxes) {
        this.taxes = taxes;
    }

    /** At today's prices. A line whose offer has no price any more keeps the one that was shown. */
    Priced current(Cart cart, Offers offers) {
        return price(cart, offers, false);
    }

    /** At the prices that the shopper saw. */
    Priced shown(Cart cart, Offers offers) {
        return price(cart, offers, true);
    }

    private Priced price(Cart cart, Offers offers, boolean shown) {
        int bps = taxes.of(cart.country());
        Map<MerchantId, List<Priced.Item>> byMerchant = new LinkedHashMap<>();
        List<Priced.Item> same = List.of();
        MerchantView merchant = null;
        for (Line line : cart.lines()) {
            Offer offer = offers.of(line.offerId());
            Money now = shown ? null : offer.price(cart.currency());
            if (offer.merchant() != merchant) {
                merchant = offer.merchant();
                same = byMerchant.computeIfAbsent(merchant.id(), m -> new ArrayList<>());
            }
            same.add(item(line, offer, now == null ? line.shownMinor() : now.amount(), bps));
        }
        List<Priced.Part> parts =
                byMerchant.values().stream().map(items -> part(cart, items)).toList();
        return new Priced(parts, totals(cart.currency(), parts));
    }

    private static Priced.Item item(Line line, Offer offer, long unitMinor, int bps) {
        long total = Math.multiplyExact(unitMinor, line.quantity());
        return new Priced.Item(line, offer, unitMinor, total, tax(total, bps));
    }

    // Half up; prices are never negative.
    private static long tax(long minor, int bps) {
        return (Math.multiplyExact(minor, (long) bps) + WHOLE_BPS / 2) / WHOLE_BPS;
    }

    private static Priced.Part part(Cart cart, List<Priced.Item> items) {
        long goods = 0;
        long taxed = 0;
        for (Priced.Item item : items) {
            goods = Math.addExact(goods, item.totalMinor());
            taxed = Math.addExact(taxed, item.taxMinor());
        }
        MerchantView merchant = items.getFirst().offer().merchant();
        Money subtotal = new Money(goods, cart.currency());
        Shipping.Choice shipping = Shipping.choose(
                        Shipping.choices(merchant, subtotal, cart.country()), chosen(cart, merchant.id()))
                .orElse(null);
        Money tax = new Money(taxed, cart.currency());
        Money goodsAndTax = subtotal.plus(tax);
        Money total = shipping == null ? goodsAndTax : goodsAndTax.plus(shipping.price());
        return new Priced.Part(merchant, List.copyOf(items), subtotal, shipping, tax, total);
    }

    private static @Nullable String chosen(Cart cart, MerchantId merchant) {
        Map<MerchantId, String> options = cart.details().shippingOptions();
        return options == null ? null : options.get(merchant);
    }

    private static Totals totals(String currency, List<Priced.Part> parts) {
        Money zero = Money.zero(currency);
        Money subtotal = zero;
        Money shipping = zero;
        Money tax = zero;
        Money total = zero;
        for (Priced.Part part : parts) {
            subtotal = subtotal.plus(part.subtotal());
            shipping = shipping.plus(part.shippingPrice());
            tax = tax.plus(part.tax());
            total = total.plus(part.total());
        }
        return new Totals(subtotal, zero, shipping, tax, total);
    }
}
