package dev.tradewind.tools.replay;

import dev.tradewind.contracts.fulfillment.Dispatch;
import dev.tradewind.contracts.fulfillment.ShipmentPage;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.fulfillment.ShipmentView;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.tools.rest.RefusedException;
import dev.tradewind.tools.rest.Staff;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Staff that does with a confirmed order what history did with it. */
final class Clerk {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Staff staff;
    private final Figures figures;

    Clerk(Staff staff, Figures figures) {
        this.staff = staff;
        this.figures = figures;
    }

    /** @throws OrderException when the order does not get to where it should */
    OrderStatus handle(OrderId order, Purchase.Fate fate) throws Exception {
        try {
            return switch (fate) {
                case DELIVERED -> ship(order, true);
                case SHIPPED -> ship(order, false);
                case CANCELLED -> cancel(order);
                case OPEN -> reached(order, OrderStatus.CONFIRMED);
            };
        } catch (RefusedException e) {
            throw new OrderException(fate + ": " + e.status() + " " + e.code());
        }
    }

    private OrderStatus ship(OrderId order, boolean deliver) throws Exception {
        List<ShipmentView> shipments = Wait.until(PATIENCE, () -> shipments(order))
                .orElseThrow(() -> new OrderException("no shipment within " + PATIENCE.toSeconds() + " s"));
        for (ShipmentView shipment : shipments) {
            if (shipment.status() == ShipmentStatus.PENDING) {
                figures.timed(Step.DISPATCH, () -> dispatch(shipment));
            }
            if (deliver) {
                figures.timed(Step.DELIVER, () -> staff.post("/admin/shipments/" + shipment.id() + "/deliver", "{}")
                        .successful());
            }
        }
        return reached(order, deliver ? OrderStatus.DELIVERED : OrderStatus.SHIPPED);
    }

    /** They are made after the order was confirmed, all at once. */
    private Optional<List<ShipmentView>> shipments(OrderId order) {
        List<ShipmentView> found = staff.get("/admin/shipments?order_id=" + order)
                .as(ShipmentPage.class)
                .data();
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private ShipmentView dispatch(ShipmentView shipment) {
        String tracking = "TW" + shipment.id().value().substring("shp_".length());
        String body = Wire.write(new Dispatch("Correios", tracking, null));
        return staff.post("/admin/shipments/" + shipment.id() + "/dispatch", body)
                .as(ShipmentView.class);
    }

    private OrderStatus cancel(OrderId order) throws Exception {
        figures.timed(Step.CANCEL, () -> staff.post("/admin/orders/" + order + "/cancel", "{}")
                .successful());
        return reached(order, OrderStatus.CANCELLED);
    }

    private OrderStatus reached(OrderId order, OrderStatus wanted) throws Exception {
        return Wait.until(PATIENCE, () -> Optional.of(status(order)).filter(wanted::equals))
                .orElseThrow(() -> new OrderException("not " + wanted + " within " + PATIENCE.toSeconds() + " s"));
    }

    private OrderStatus status(OrderId order) {
        return staff.get("/admin/orders/" + order).as(OrderView.class).status();
    }
}
