package dev.tradewind.cart;

import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.Totals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a cart comes to, merchant by merchant in the order of their first lines. */
record Priced(List<Part> parts, Totals totals) {
    /**
     * One merchant's part; total = subtotal + shipping + tax.
     *
     * @param shipping how it is shipped; null when the merchant does not ship there, which then costs nothing
     */
    record Part(
            MerchantView merchant,
            List<Item> items,
            Money subtotal,
            Shipping.@Nullable Choice shipping,
            Money tax,
            Money total) {
        Money shippingPrice() {
            return shipping == null ? Money.zero(subtotal.currency()) : shipping.price();
        }
    }

    /** A line with its price; amounts in minor units of the cart's currency, tax not included in the total. */
    record Item(Line line, Offer offer, long unitMinor, long totalMinor, long taxMinor) {}
}
