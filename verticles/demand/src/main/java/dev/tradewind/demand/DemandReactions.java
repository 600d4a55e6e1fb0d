package dev.tradewind.demand;

import dev.tradewind.chassis.Batch;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outcome;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.demand.DemandEvent;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.demand.ShelfStore.Stock;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counts what is sold, and notices what is unusual. */
final class DemandReactions {
    private static final String CANCELLED = "cancelled";
    /** What the system that an order was taken over from had refunded without a name. */
    private static final String IMPORTED = "imported";

    private final SalesStore sales = new SalesStore();
    private final ShelfStore shelf = new ShelfStore();
    private final EventLog<DemandEvent> log;
    private final Agenda agenda;

    DemandReactions(EventLog<DemandEvent> log, Agenda agenda) {
        this.log = log;
        this.agenda = agenda;
    }

    Future<Outcome> onCatalog(Batch<CatalogEvent> batch, Tx tx) {
        Map<String, OfferView> offers = new LinkedHashMap<>();
        Map<String, ProductView> products = new LinkedHashMap<>();
        batch.of(CatalogEvent.OfferSaved.class)
                .forEach(e ->
                        offers.put(e.event().offer().id().value(), e.event().offer()));
        batch.of(CatalogEvent.ProductSaved.class)
                .forEach(e ->
                        products.put(e.event().product().id().value(), e.event().product()));
        return (offers.isEmpty() ? done() : shelf.saveOffers(tx, offers.values()))
                .compose(saved -> products.isEmpty() ? done() : shelf.saveProducts(tx, products.values()))
                .map(Outcome.DONE);
    }

    Future<Outcome> onInventory(Batch<InventoryEvent> batch, Tx tx) {
        Map<String, List<Stock>> turns = new LinkedHashMap<>();
        batch.of(InventoryEvent.StockChanged.class).forEach(e -> {
            String offer = e.event().offerId().value();
            LocalDate day = LocalDate.ofInstant(e.envelope().time(), ZoneOffset.UTC);
            Stock stock = new Stock(offer, e.event().available(), e.envelope().sequence(), day);
            turn(turns.computeIfAbsent(offer, o -> new ArrayList<>()), stock);
        });
        return saveStock(tx, turns.values(), 0).map(Outcome.DONE);
    }

    /** As long as stock is there, or is not, all that is told of it is one turn: its first day and its last stock. */
    private static void turn(List<Stock> turns, Stock now) {
        Stock last = turns.isEmpty() ? null : turns.getLast();
        if (last == null || last.isOut() != now.isOut()) {
            turns.add(now);
        } else {
            turns.set(turns.size() - 1, new Stock(now.offer(), now.available(), now.sequence(), last.day()));
        }
    }

    /** One after the other: one batch may tell of stock that ran out and of its coming back. */
    private Future<Void> saveStock(Tx tx, Collection<List<Stock>> turns, int turn) {
        List<Stock> now = turns.stream()
                .filter(all -> all.size() > turn)
                .map(all -> all.get(turn))
                .toList();
        return now.isEmpty() ? done() : shelf.saveStock(tx, now).compose(saved -> saveStock(tx, turns, turn + 1));
    }

    /** What a batch says about sales, gathered; the same cancellation or refund told twice is there once. */
    private record Heard(
            List<OrderLine> lines,
            Map<OrderId, List<SalesStore.Off>> cancelled,
            List<SalesStore.Stopped> stopped,
            Map<String, List<SalesStore.Off>> refunded) {

        static Heard nothing() {
            return new Heard(new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>());
        }
    }

    Future<Outcome> onOrders(Batch<OrderEvent> batch, Tx tx) {
        Heard heard = Heard.nothing();
        batch.events().forEach(e -> hear(e.event(), heard));
        return (heard.lines().isEmpty() ? done() : sell(tx, heard.lines()))
                .compose(sold -> heard.cancelled().isEmpty() ? done() : sales.cancel(tx, flat(heard.cancelled())))
                .compose(off -> stop(tx, heard))
                .compose(off -> heard.refunded().isEmpty() ? done() : sales.refund(tx, flat(heard.refunded())))
                .map(Outcome.DONE);
    }

    /** Also of orders that are heard of just now, in case it was told before that a part of them was stopped. */
    private Future<Void> stop(Tx tx, Heard heard) {
        TreeSet<String> orders = new TreeSet<>();
        heard.lines().forEach(line -> orders.add(line.order()));
        heard.stopped().forEach(stopped -> orders.add(stopped.order()));
        return (heard.stopped().isEmpty() ? done() : sales.noteStopped(tx, heard.stopped()))
                .compose(noted -> orders.isEmpty() ? done() : sales.takeStopped(tx, orders));
    }

    private static void hear(OrderEvent event, Heard heard) {
        switch (event) {
            case OrderEvent.Confirmed confirmed -> heard.lines().addAll(OrderLine.of(confirmed.order()));
            case OrderEvent.Imported imported -> hear(imported.order(), heard);
            case OrderEvent.Cancelled cancelled ->
                heard.cancelled().putIfAbsent(cancelled.orderId(), cancelled(cancelled));
            case OrderEvent.RestCancelled rest -> rest.parts().forEach(part -> stopped(rest.orderId(), part, heard));
            case OrderEvent.RefundRequested refund ->
                refunded(refund.orderId(), refund.refundId(), refund.allocation(), heard);
            default -> {}
        }
    }

    private static void hear(HistoricalOrder order, Heard heard) {
        if (order.status() == OrderStatus.CANCELLED) {
            return;
        }
        heard.lines().addAll(OrderLine.of(order.details()));
        HistoricalOrder.Payment payment = order.payment();
        Allocation refunded = payment == null ? null : payment.refunded();
        if (payment != null && refunded != null) {
            refunded(order.details().orderId(), payment.refundId(), refunded, heard);
        }
    }

    private static void stopped(OrderId order, OrderEvent.Part part, Heard heard) {
        part.release().forEach(quantity -> heard.stopped()
                .add(new SalesStore.Stopped(
                        order.value(),
                        part.shipmentId().value(),
                        quantity.offerId().value(),
                        quantity.pieces())));
    }

    private static List<SalesStore.Off> cancelled(OrderEvent.Cancelled cancelled) {
        String order = cancelled.orderId().value();
        return cancelled.release().stream()
                .map(q -> new SalesStore.Off(order, CANCELLED, q.offerId().value(), q.pieces()))
                .toList();
    }

    private static void refunded(OrderId order, @Nullable RefundId id, Allocation allocation, Heard heard) {
        String cause = id == null ? IMPORTED : id.value();
        List<SalesStore.Off> shares = allocation.shares().stream()
                .map(share -> new SalesStore.Off(
                        order.value(),
                        cause,
                        share.merchantId().value(),
                        share.goods().amount()))
                .toList();
        heard.refunded().putIfAbsent(order.value() + " " + cause, shares);
    }

    private static List<SalesStore.Off> flat(Map<?, List<SalesStore.Off>> offs) {
        return offs.values().stream().flatMap(List::stream).toList();
    }

    private Future<Void> sell(Tx tx, List<OrderLine> lines) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        TreeSet<String> soldToday = new TreeSet<>();
        lines.stream().filter(line -> line.day().equals(today)).forEach(line -> soldToday.add(line.offer()));
        return sales.sell(tx, lines)
                .compose(sold -> agenda.sold(tx, lines))
                .compose(noted -> soldToday.isEmpty() ? done() : tellSpikes(tx, soldToday, today));
    }

    private Future<Void> tellSpikes(Tx tx, TreeSet<String> offers, LocalDate today) {
        return sales.spikes(tx, offers, today).compose(spikes -> {
            List<Outgoing<DemandEvent>> told = spikes.stream()
                    .map(s -> {
                        OfferId offer = new OfferId(s.offer());
                        double usual = Rounded.to2(ForecastStore.expectedNextWeek(s.weeks()) / 7);
                        DemandEvent event = new DemandEvent.Spiked(
                                offer,
                                new MerchantId(s.merchant()),
                                today.toString(),
                                Rounded.to2(s.sold()),
                                usual,
                                Rounded.to2(s.threshold()));
                        return Outgoing.of(event, offer, s.told());
                    })
                    .toList();
            return told.isEmpty() ? done() : log.append(tx, told);
        });
    }

    private static Future<Void> done() {
        return Future.succeededFuture();
    }
}
