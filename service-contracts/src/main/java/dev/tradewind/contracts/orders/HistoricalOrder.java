package dev.tradewind.contracts.orders;

import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.contracts.shared.ShipmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that another system has handled.
 *
 * @param externalRef its name there: the same reference again changes nothing
 * @param details lines may be empty where history has lost them
 */
public record HistoricalOrder(
        String externalRef,
        OrderDetails details,
        OrderStatus status,
        PaymentStatus paymentStatus,
        @Nullable Payment payment,
        List<Shipment> shipments) {
    /**
     * Money that moved.
     *
     * @param captured what was taken, by whom it belongs to
     * @param refunded what was given back; null for nothing
     */
    public record Payment(
            PaymentId id,
            String provider,
            Money authorized,
            CaptureId captureId,
            @Nullable Allocation captured,
            @Nullable RefundId refundId,
            @Nullable Allocation refunded) {}

    /** One merchant's shipment; the merchant's part is found by its index in the details. */
    public record Shipment(
            ShipmentId id, int merchantIndex, @Nullable Instant dispatchedAt, @Nullable Instant deliveredAt) {}
}
