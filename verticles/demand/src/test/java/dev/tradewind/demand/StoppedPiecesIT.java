package dev.tradewind.demand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.demand.DemandService;
import dev.tradewind.contracts.demand.ForecastView.SoldWeek;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.inventory.Quantity;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rest of a partly shipped order is cancelled. Events of one order are heard in the order they are told in. */
class StoppedPiecesIT {
    private final MerchantId acme = MerchantId.next();
    private final OfferId lamp = OfferId.next();
    private final OrderEvent.Confirmed sale = Sale.of(acme, lamp, 10, 20);
    private final OrderId order = sale.order().orderId();
    private DomainFixture fixture;
    private ForeignFeed<OrderEvent> orders;
    private DemandService service;

    @BeforeEach
    void open() {
        fixture = DomainFixture.open();
        orders = fixture.foreign(OrderEvent.TYPES);
        assertThat(fixture.foreign(InventoryEvent.TYPES)).isNotNull();
        assertThat(fixture.foreign(CatalogEvent.TYPES)).isNotNull();
        fixture.deploy(new DemandVerticle(), new JsonObject().put("every", "100ms"));
        service = DemandService.proxy(fixture.vertx());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void tell(OrderEvent event) {
        orders.publish(event, order, order);
    }

    private OrderEvent stopped(ShipmentId shipment, long pieces) {
        OrderEvent.Part part = new OrderEvent.Part(shipment, acme, List.of(new Quantity(lamp, pieces)));
        return new OrderEvent.RestCancelled(order, CancelReason.REQUESTED_BY_CUSTOMER, List.of(part));
    }

    private void eventuallySold(double pieces) {
        fixture.eventually(pieces + " are sold", () -> service.forecast(lamp)
                .map(found ->
                        found.history().stream().mapToDouble(SoldWeek::sold).sum() == pieces)
                .otherwise(false));
    }

    @Test
    void takesThePiecesOfAStoppedShipmentOffOnceHoweverOftenItIsTold() {
        OrderEvent stop = stopped(ShipmentId.next(), 3);
        tell(sale);
        tell(stop);
        tell(stop);
        tell(sale);
        tell(stop);
        tell(stopped(ShipmentId.next(), 2));

        eventuallySold(10 - 3 - 2);
    }

    @Test
    void remembersWhatWasStoppedUntilTheSaleIsKnown() {
        OrderEvent stop = stopped(ShipmentId.next(), 4);
        tell(stop);
        tell(sale);
        tell(stop);
        tell(stopped(ShipmentId.next(), 1));

        eventuallySold(10 - 4 - 1);
    }

    @Test
    void takesNoMoreOffThanWasSoldWhenTheRestOfTheOrderIsCancelledToo() {
        tell(sale);
        tell(stopped(ShipmentId.next(), 4));
        OrderEvent over = new OrderEvent.Cancelled(
                order, CartId.next(), CancelReason.REQUESTED_BY_STAFF, List.of(new Quantity(lamp, 6)), List.of(), null);
        tell(over);
        tell(over);
        tell(stopped(ShipmentId.next(), 4));
        // Told among the events of the same order, so that it is heard after them.
        tell(Sale.of(acme, lamp, 7, 20));

        eventuallySold(7);
    }
}
