package dev.tradewind.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.inventory.Quantity;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A part of an order will not leave. */
class PartlyCancelledIT {
    private static InventoryFixture inventory;

    @BeforeAll
    static void open() {
        inventory = InventoryFixture.open();
    }

    @AfterAll
    static void close() {
        inventory.close();
    }

    @Test
    void freesThePiecesOfAShipmentThatNeverLeavesOnce() {
        OfferId tea = inventory.offer(10);
        OrderId order = inventory.place(Map.of(tea, 5L));
        inventory.said(order, 1);
        ShipmentId rest = ShipmentId.next();

        cancelPart(order, rest, tea, 2);
        cancelPart(order, rest, tea, 2);
        inventory.dispatch(order, Map.of(tea, 3L));
        List<InventoryEvent> said = inventory.said(order, 3);
        inventory.settled();

        assertThat(said)
                .contains(new InventoryEvent.Released(order, List.of(new Quantity(tea, 2))))
                .filteredOn(InventoryEvent.Released.class::isInstance)
                .hasSize(1);
        assertThat(inventory.level(tea).onHand()).isEqualTo(7);
        assertThat(inventory.level(tea).reserved()).isZero();
        assertThat(inventory.said(order)).hasSize(3);
        inventory.audited();
    }

    @Test
    void isNoBusinessOfAnOrderThatHoldsNothingHere() {
        OfferId tea = inventory.offer(10);
        OrderId stranger = OrderId.next();

        cancelPart(stranger, ShipmentId.next(), tea, 2);
        inventory.settled();

        assertThat(inventory.level(tea).available()).isEqualTo(10);
        assertThat(inventory.said(stranger)).isEmpty();
    }

    private static void cancelPart(OrderId order, ShipmentId shipment, OfferId offer, long pieces) {
        OrderEvent.Part part = new OrderEvent.Part(shipment, MerchantId.next(), List.of(new Quantity(offer, pieces)));
        inventory.orders.publish(
                new OrderEvent.RestCancelled(order, CancelReason.REQUESTED_BY_STAFF, List.of(part)), order, order);
    }
}
