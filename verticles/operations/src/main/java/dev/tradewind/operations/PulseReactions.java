package dev.tradewind.operations;

import dev.tradewind.chassis.Batch;
import dev.tradewind.chassis.Outcome;
import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.personalization.BrowseEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventEnvelope;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Counts what happens. */
final class PulseReactions {
    private final PulseStore store;

    PulseReactions(PulseStore store) {
        this.store = store;
    }

    Future<Outcome> onCarts(Batch<CartEvent> batch, Tx tx) {
        return count(batch, tx, r -> switch (r.event()) {
            case CartEvent.Created created -> Stream.of(Counted.now(r.envelope(), Measure.CART_OPENED));
            case CartEvent.Completed completed -> Stream.of(Counted.now(r.envelope(), Measure.CHECKED_OUT));
            default -> Stream.of();
        });
    }

    Future<Outcome> onOrders(Batch<OrderEvent> batch, Tx tx) {
        return count(batch, tx, r -> switch (r.event()) {
            case OrderEvent.Confirmed confirmed ->
                Stream.of(sold(r.envelope(), confirmed.order(), r.envelope().time()));
            case OrderEvent.Imported imported
            when imported.order().status() != OrderStatus.CANCELLED ->
                Stream.of(sold(
                        r.envelope(),
                        imported.order().details(),
                        imported.order().details().placedAt()));
            case OrderEvent.Cancelled cancelled
            when cancelled.reason() == CancelReason.TIMED_OUT -> Stream.of(Counted.now(r.envelope(), Measure.GIVEN_UP));
            default -> Stream.of();
        });
    }

    Future<Outcome> onShipments(Batch<FulfillmentEvent> batch, Tx tx) {
        return count(batch, tx, r -> switch (r.event()) {
            case FulfillmentEvent.ShipmentDispatched dispatched ->
                Stream.of(Counted.now(r.envelope(), Measure.DISPATCHED));
            case FulfillmentEvent.ShipmentDelivered delivered ->
                Stream.of(Counted.now(r.envelope(), Measure.DELIVERED));
            default -> Stream.of();
        });
    }

    Future<Outcome> onVisits(Batch<PersonalizationEvent> batch, Tx tx) {
        return count(
                batch,
                tx,
                r -> r.event() instanceof PersonalizationEvent.Browsed browsed
                        ? browsed.events().stream()
                                .filter(e -> e.type() == BrowseEvent.Type.PRODUCT_VIEWED)
                                .map(e -> new Counted(
                                        r.envelope(),
                                        Objects.requireNonNullElse(
                                                e.at(), r.envelope().time()),
                                        Measure.VIEWED,
                                        null))
                        : Stream.of());
    }

    private static Counted sold(EventEnvelope source, OrderDetails order, Instant at) {
        return new Counted(source, at, Measure.CONFIRMED, order.cart().totals().total());
    }

    private <E extends Event> Future<Outcome> count(
            Batch<E> batch, Tx tx, Function<Received<E>, Stream<Counted>> meaning) {
        List<Counted> counted = batch.events().stream().flatMap(meaning).toList();
        Future<Void> kept = counted.isEmpty() ? Future.succeededFuture() : store.count(tx, counted);
        return kept.map(Outcome.DONE);
    }
}
