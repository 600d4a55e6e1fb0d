package dev.tradewind.contracts.orders;

import dev.tradewind.contracts.inventory.Shortage;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.NextAction;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.contracts.shared.Totals;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as its shopper and staff see it. */
public record OrderView(
        OrderId id,
        long version,
        CartId cartId,
        @Nullable CustomerId customerId,
        OrderStatus status,
        PaymentStatus paymentStatus,
        String currency,
        String email,
        Address shippingAddress,
        Address billingAddress,
        Totals totals,
        Money captured,
        Money refunded,
        List<Refund> refunds,
        List<Item> items,
        List<MerchantPart> merchants,
        Payment payment,
        @Nullable Cancellation cancellation,
        Instant placedAt,
        Instant updatedAt) {
    public record Item(
            LineId id,
            OfferId offerId,
            ProductId productId,
            MerchantId merchantId,
            String sku,
            String title,
            long quantity,
            Money unitPrice,
            Money total,
            Money tax) {}

    /**
     * Money given back, or to be given back.
     *
     * @param status {@code pending} until the provider says that it moved, {@code refunded}, {@code failed}, or
     *     {@code returned} when it had moved and came back: of the last two the amount can be refunded again
     * @param problem the provider's word when it failed or came back
     */
    public record Refund(RefundId id, Money amount, String status, @Nullable String problem, Instant createdAt) {}

    /** @param id of the part, unique within the order */
    public record MerchantPart(
            String id,
            MerchantId merchantId,
            String name,
            OrderStatus status,
            Money subtotal,
            Money shipping,
            Money tax,
            Money total,
            List<LineId> items,
            List<Shipment> shipments) {}

    public record Shipment(
            ShipmentId id,
            String status,
            List<ShippedLine> lines,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable Instant dispatchedAt,
            @Nullable Instant deliveredAt) {}

    public record ShippedLine(LineId lineId, long quantity) {}

    /**
     * The current attempt to pay.
     *
     * @param attempt counts from 1; 0 before the first
     * @param declineCode the provider's word when it declined
     * @param nextAction what the shopper must do, such as 3-D Secure
     */
    public record Payment(
            String provider, int attempt, @Nullable String declineCode, @Nullable NextAction nextAction) {}

    /** @param shortages when there was too little stock */
    public record Cancellation(CancelReason reason, List<Shortage> shortages) {}
}
