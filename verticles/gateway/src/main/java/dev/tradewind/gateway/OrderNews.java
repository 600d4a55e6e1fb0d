package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.EventId;
import dev.tradewind.contracts.shared.RawJson;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as an order's shopper may see it: of the known types only, and of those only the fields that are named
 * here.
 */
record OrderNews(EventId id, String type, Instant time, String orderId, RawJson data) {
    private static final Map<String, List<String>> TOLD = Map.ofEntries(
            Map.entry("orders.placed.v1", List.of()),
            Map.entry("orders.payment-action-required.v1", List.of("next_action")),
            Map.entry("orders.payment-failed.v1", List.of("attempt", "decline_code", "until")),
            Map.entry("orders.confirmed.v1", List.of()),
            Map.entry("orders.cancel-refused.v1", List.of("detail")),
            Map.entry("orders.cancelled.v1", List.of("reason", "shortages")),
            Map.entry("orders.progressed.v1", List.of("status", "payment_status")),
            Map.entry("orders.rest-cancelled.v1", List.of("parts")),
            Map.entry("payments.authorized.v1", List.of("amount")),
            Map.entry("payments.captured.v1", List.of()),
            Map.entry("payments.refunded.v1", List.of()),
            Map.entry("payments.refund-failed.v1", List.of()),
            Map.entry("payments.refund-returned.v1", List.of()),
            Map.entry("payments.voided.v1", List.of("amount")),
            Map.entry("fulfillment.shipment-created.v1", List.of("shipment_id", "merchant_id", "lines")),
            Map.entry(
                    "fulfillment.shipment-dispatched.v1",
                    List.of("shipment_id", "merchant_id", "lines", "carrier", "tracking_number", "dispatched_at")),
            Map.entry("fulfillment.shipment-delivered.v1", List.of("shipment_id", "merchant_id", "delivered_at")));

    /** Null for an event that is none of the shopper's business. */
    static @Nullable OrderNews of(EventEnvelope event, String order) {
        List<String> fields = TOLD.get(event.type());
        if (fields == null) {
            return null;
        }
        JsonObject all = new JsonObject(event.data().text());
        JsonObject told = new JsonObject();
        fields.stream().filter(all::containsKey).forEach(field -> told.put(field, all.getValue(field)));
        return new OrderNews(event.id(), event.type(), event.time(), order, new RawJson(told.encode()));
    }

    /** The type without its version. */
    String name() {
        return type.substring(0, type.lastIndexOf('.'));
    }
}
