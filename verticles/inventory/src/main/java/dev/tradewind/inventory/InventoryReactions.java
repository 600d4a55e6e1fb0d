package dev.tradewind.inventory;

import dev.tradewind.chassis.Batch;
import dev.tradewind.chassis.Outcome;
import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentDispatched;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What inventory does about the events of others. */
final class InventoryReactions {
    private final InventoryStore store;
    private final BookStore bookKeeping;

    InventoryReactions(InventoryStore store, BookStore bookKeeping) {
        this.store = store;
        this.bookKeeping = bookKeeping;
    }

    Future<Outcome> onCatalog(Batch<CatalogEvent> batch, Tx tx) {
        Set<OfferId> offers = new HashSet<>();
        batch.of(CatalogEvent.OfferSaved.class)
                .forEach(saved -> offers.add(saved.event().offer().id()));
        return offers.isEmpty() ? done() : store.learn(tx, offers).map(Outcome.DONE);
    }

    Future<Outcome> onOrders(Batch<OrderEvent> batch, Tx tx) {
        Set<OfferId> wanted = new HashSet<>();
        Set<OrderId> orders = new HashSet<>();
        Set<OrderId> cancelled = new HashSet<>();
        Set<ShipmentId> stopped = new HashSet<>();
        for (Received<OrderEvent> received : batch.events()) {
            switch (received.event()) {
                case OrderEvent.Placed placed -> {
                    orders.add(placed.order().orderId());
                    wanted.addAll(Books.demand(placed.order()).keySet());
                }
                case OrderEvent.Cancelled over -> cancelled.add(over.orderId());
                case OrderEvent.RestCancelled partly -> {
                    orders.add(partly.orderId());
                    partly.parts().forEach(part -> stopped.add(part.shipmentId()));
                }
                default -> {}
            }
        }
        orders.addAll(cancelled);
        return orders.isEmpty()
                ? done()
                : open(tx, wanted, orders, stopped).compose(books -> enterOrders(tx, books, batch));
    }

    Future<Outcome> onFulfillment(Batch<FulfillmentEvent> batch, Tx tx) {
        List<Received<ShipmentDispatched>> dispatched = batch.of(ShipmentDispatched.class);
        Set<OrderId> orders = new HashSet<>();
        Set<ShipmentId> shipments = new HashSet<>();
        dispatched.forEach(d -> {
            orders.add(d.event().orderId());
            shipments.add(d.event().shipmentId());
        });
        return orders.isEmpty()
                ? done()
                : open(tx, Set.of(), orders, shipments).compose(books -> enterShipments(tx, books, dispatched));
    }

    // Offers that an order holds already belong to it as much as those it wants: they are locked together.
    private Future<Books> open(Tx tx, Set<OfferId> wanted, Set<OrderId> orders, Set<ShipmentId> shipments) {
        return store.offersHeld(tx, orders).compose(held -> {
            Set<OfferId> offers = new HashSet<>(wanted);
            offers.addAll(held);
            return store.open(tx, offers, orders, shipments);
        });
    }

    private Future<Outcome> enterOrders(Tx tx, Books books, Batch<OrderEvent> batch) {
        for (Received<OrderEvent> received : batch.events()) {
            switch (received.event()) {
                case OrderEvent.Placed placed -> books.enter(received.envelope(), placed);
                case OrderEvent.Cancelled cancelled -> books.enter(received.envelope(), cancelled);
                case OrderEvent.RestCancelled partly -> books.enter(received.envelope(), partly);
                default -> {}
            }
        }
        return bookKeeping.save(tx, books).map(Outcome.DONE);
    }

    private Future<Outcome> enterShipments(Tx tx, Books books, List<Received<ShipmentDispatched>> dispatched) {
        dispatched.forEach(d -> books.enter(d.envelope(), d.event()));
        return bookKeeping.save(tx, books).map(Outcome.DONE);
    }

    private static Future<Outcome> done() {
        return Future.succeededFuture(Outcome.DONE);
    }
}
