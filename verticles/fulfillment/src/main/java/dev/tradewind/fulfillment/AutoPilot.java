package dev.tradewind.fulfillment;

import dev.tradewind.chassis.Task;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.fulfillment.ShipmentView;
import dev.tradewind.contracts.shared.ShipmentId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Dispatches and delivers by itself, for demos and replays. Whoever moved a shipment before is not disturbed. */
final class AutoPilot {
    private static final String CARRIER = "autopilot";

    private final FulfillmentStore store;
    private final ShipmentStore shipments;
    private final Moves moves;

    AutoPilot(FulfillmentStore store, ShipmentStore shipments, Moves moves) {
        this.store = store;
        this.shipments = shipments;
        this.moves = moves;
    }

    Future<Void> dispatch(List<Task> due, Tx tx) {
        List<ShipmentId> ids = ids(due);
        return store.lockOrdersOf(tx, ids).compose(orders -> shipments
                .shipments(tx, ids)
                .map(found -> leaving(found))
                .compose(leaving -> moves.depart(tx, orders, leaving, UnaryOperator.identity())));
    }

    Future<Void> deliver(List<Task> due, Tx tx) {
        List<ShipmentId> ids = ids(due);
        return store.lockOrdersOf(tx, ids).compose(orders -> shipments
                .shipments(tx, ids)
                .map(found -> in(found, ShipmentStatus.DISPATCHED))
                .compose(arriving -> moves.arrive(tx, orders, arriving, UnaryOperator.identity())));
    }

    private static List<Leaving> leaving(List<ShipmentView> found) {
        Instant now = Times.now();
        return in(found, ShipmentStatus.PENDING).stream()
                .map(s -> new Leaving(s, s.lines(), null, CARRIER, trackingNumber(s.id()), now))
                .toList();
    }

    private static List<ShipmentView> in(List<ShipmentView> found, ShipmentStatus status) {
        return found.stream().filter(s -> s.status() == status).toList();
    }

    private static String trackingNumber(ShipmentId id) {
        return "AUTO-" + id.value().substring(id.value().indexOf('_') + 1).toUpperCase(Locale.ROOT);
    }

    private static List<ShipmentId> ids(List<Task> due) {
        return due.stream().map(task -> new ShipmentId(task.key())).toList();
    }
}
