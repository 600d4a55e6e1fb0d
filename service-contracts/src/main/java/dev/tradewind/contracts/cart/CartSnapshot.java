package dev.tradewind.contracts.cart;

import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.Totals;
import dev.tradewind.contracts.shared.VariantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an order must know of its cart, frozen.
 *
 * @param accessTokenHash SHA-256 of the cart's token, by which a guest may see the order
 */
public record CartSnapshot(
        CartId cartId,
        @Nullable CustomerId customerId,
        String accessTokenHash,
        String currency,
        String email,
        Address shippingAddress,
        Address billingAddress,
        List<Merchant> merchants,
        Totals totals) {
    /** One merchant's part. total = subtotal + shipping + tax. */
    public record Merchant(
            MerchantId id,
            String name,
            int commissionBps,
            String shippingOption,
            List<Line> lines,
            Money subtotal,
            Money shipping,
            Money tax,
            Money total) {}

    /** total = unit price × quantity, without tax. */
    public record Line(
            LineId id,
            OfferId offerId,
            ProductId productId,
            VariantId variantId,
            String sku,
            String title,
            long quantity,
            Money unitPrice,
            Money total,
            Money tax) {}
}
