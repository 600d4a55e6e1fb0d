package dev.tradewind.contracts.cart;

import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.Totals;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cart.
 *
 * @param token only in the answer that creates the cart
 * @param shippingOptions the chosen rate's id per merchant
 * @param orderId the order it became; null while it is open
 */
public record CartView(
        CartId id,
        long version,
        @Nullable String token,
        CartStatus status,
        String currency,
        @Nullable String country,
        @Nullable String email,
        @Nullable Address shippingAddress,
        @Nullable Address billingAddress,
        Map<MerchantId, String> shippingOptions,
        List<Item> items,
        List<MerchantPart> merchants,
        Totals totals,
        List<Warning> warnings,
        @Nullable OrderId orderId) {
    public record Item(
            LineId id,
            OfferId offerId,
            ProductId productId,
            MerchantId merchantId,
            String title,
            String sku,
            long quantity,
            Money unitPrice,
            Money total) {}

    public record MerchantPart(MerchantId id, String name, Money subtotal, Money shipping, Money tax, Money total) {}

    /**
     * Something the shopper should know before paying.
     *
     * @param code {@code price_changed}, {@code insufficient_stock}, {@code offer_withdrawn}, …
     */
    public record Warning(String code, @Nullable LineId itemId, String detail) {}
}
