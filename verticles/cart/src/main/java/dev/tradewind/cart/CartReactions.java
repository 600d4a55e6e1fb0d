package dev.tradewind.cart;

import dev.tradewind.chassis.Batch;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outcome;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.merchants.MerchantEvent;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderEvent.Cancelled;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.wire.Names;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What carts do about the events of others. */
final class CartReactions {
    /** A shopper can do something about these. */
    private static final Set<CancelReason> MENDABLE =
            EnumSet.of(CancelReason.INSUFFICIENT_STOCK, CancelReason.PAYMENT_EXPIRED, CancelReason.TIMED_OUT);

    private static final long BEFORE_ANY = 0;

    private final CopyStore copyStore;
    private final Copies copies;
    private final CartMemory memory;
    private final EventLog<CartEvent> log;

    CartReactions(CopyStore copyStore, Copies copies, CartMemory memory, EventLog<CartEvent> log) {
        this.copyStore = copyStore;
        this.copies = copies;
        this.memory = memory;
        this.log = log;
    }

    Future<Outcome> onCatalog(Batch<CatalogEvent> batch, Tx tx) {
        Map<String, OfferView> last = new HashMap<>();
        batch.of(CatalogEvent.OfferSaved.class)
                .forEach(r -> last.put(r.event().offer().id().value(), r.event().offer()));
        return last.isEmpty() ? done() : told(copyStore.saveOffers(Session.on(tx), last.values()), last.keySet(), tx);
    }

    Future<Outcome> onMerchants(Batch<MerchantEvent> batch, Tx tx) {
        Map<String, MerchantView> last = new HashMap<>();
        batch.of(MerchantEvent.Saved.class)
                .forEach(r ->
                        last.put(r.event().merchant().id().value(), r.event().merchant()));
        return last.isEmpty()
                ? done()
                : told(copyStore.saveMerchants(Session.on(tx), last.values()), last.keySet(), tx);
    }

    Future<Outcome> onInventory(Batch<InventoryEvent> batch, Tx tx) {
        Map<String, CopyStore.Availability> last = new HashMap<>();
        batch.of(InventoryEvent.StockChanged.class).forEach(r -> {
            OfferId offer = r.event().offerId();
            long available = r.event().available();
            last.put(
                    offer.value(),
                    new CopyStore.Availability(offer, r.envelope().sequence(), available));
        });
        return last.isEmpty()
                ? done()
                : told(copyStore.saveAvailability(Session.on(tx), last.values()), last.keySet(), tx);
    }

    Future<Outcome> onOrders(Batch<OrderEvent> batch, Tx tx) {
        List<Received<Cancelled>> mendable = batch.of(Cancelled.class).stream()
                .filter(r -> MENDABLE.contains(r.event().reason()))
                .toList();
        if (mendable.isEmpty()) {
            return done();
        }
        List<Cancelled> cancelled = mendable.stream().map(Received::event).toList();
        return shortages(cancelled, tx)
                .compose(v -> ReopenStore.reopen(tx, cancelled))
                .compose(events -> {
                    tx.afterCommit(() -> cancelled.forEach(c -> memory.forget(c.cartId())));
                    return log.append(tx, reopened(mendable, events)).map(Outcome.DONE);
                });
    }

    // Inventory tells levels that change. Of an offer that never had any, this is how a cart learns that there is none.
    private Future<?> shortages(List<Cancelled> cancelled, Tx tx) {
        Map<String, CopyStore.Availability> first = new HashMap<>();
        cancelled.stream()
                .flatMap(c -> c.shortages().stream())
                .forEach(s -> first.putIfAbsent(
                        s.offerId().value(), new CopyStore.Availability(s.offerId(), BEFORE_ANY, s.available())));
        return first.isEmpty()
                ? Future.succeededFuture()
                : told(copyStore.saveAvailability(Session.on(tx), first.values()), first.keySet(), tx);
    }

    private static List<Outgoing<CartEvent>> reopened(List<Received<Cancelled>> cancelled, Map<OrderId, Long> events) {
        List<Outgoing<CartEvent>> reopened = new ArrayList<>();
        for (Received<Cancelled> received : cancelled) {
            Cancelled event = received.event();
            Long sequence = events.remove(event.orderId());
            if (sequence != null) {
                String reason = Names.snake(event.reason().name());
                reopened.add(Outgoing.<CartEvent>of(
                                new CartEvent.Reopened(event.cartId(), event.orderId(), reason),
                                event.cartId(),
                                sequence)
                        .correlatedWith(event.orderId())
                        .causedBy(received.envelope()));
            }
        }
        return reopened;
    }

    private Future<Outcome> told(Future<Void> saved, Collection<String> ids, Tx tx) {
        tx.afterCommit(() -> copies.forget(ids));
        return saved.map(Outcome.DONE);
    }

    private static Future<Outcome> done() {
        return Future.succeededFuture(Outcome.DONE);
    }
}
