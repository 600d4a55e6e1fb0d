package dev.tradewind.fraud;

import dev.tradewind.chassis.Batch;
import dev.tradewind.chassis.Outcome;
import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderEvent.Placed;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.payments.PaymentEvent.Authorized;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.fraud.FraudStore.Kept;
import dev.tradewind.fraud.Scoring.About;
import dev.tradewind.fraud.Scoring.Looked;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Each order is judged when it is placed, and once more when it becomes known with which card it was paid, in one order
 * over all nodes.
 */
final class FraudReactions {
    private final JournalStore journal;
    private final FraudStore store;
    private final Scoring scoring;
    private final Outcomes outcomes;

    FraudReactions(Scoring.Keeping keeping, Scoring scoring, Outcomes outcomes) {
        this.journal = keeping.journal();
        this.store = keeping.scores();
        this.scoring = scoring;
        this.outcomes = outcomes;
    }

    Future<Outcome> onOrders(Batch<OrderEvent> batch, Tx tx) {
        List<Received<Placed>> placed = batch.of(Placed.class);
        Future<Void> judged = placed.isEmpty() ? Future.succeededFuture() : first(placed, tx);
        return judged.compose(done -> outcomes.refunded(batch.of(OrderEvent.RefundRequested.class), tx))
                .map(Outcome.DONE);
    }

    private Future<Void> first(List<Received<Placed>> placed, Tx tx) {
        List<OrderId> ids = placed.stream().map(FraudReactions::id).toList();
        return turn(tx).compose(position -> store.scored(tx, ids).compose(known -> {
            List<Received<Placed>> unknown = unknown(placed, known);
            List<String> orders = unknown.stream().map(p -> id(p).value()).toList();
            return journal.takeCards(tx, orders).compose(cards -> scoring.judge(tx, first(unknown, cards, position)));
        }));
    }

    private Future<Long> turn(Tx tx) {
        return journal.takeTurn(tx)
                .compose(position -> scoring.catchUp(tx, position).map(position));
    }

    /** One order twice in a batch is one order. */
    private static List<Received<Placed>> unknown(List<Received<Placed>> placed, Set<OrderId> known) {
        Map<OrderId, Received<Placed>> unknown = new java.util.LinkedHashMap<>();
        placed.stream().filter(p -> !known.contains(id(p))).forEach(p -> unknown.putIfAbsent(id(p), p));
        return List.copyOf(unknown.values());
    }

    private List<Looked> first(List<Received<Placed>> placed, Map<String, String> cards, long position) {
        String stamp = UUID.randomUUID().toString();
        List<About> about = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (Received<Placed> received : placed) {
            OrderDetails order = received.event().order();
            Purchase purchase = Orders.purchase(order);
            String card = cards.get(order.orderId().value());
            Purchase known = card == null ? purchase : purchase.with(new Link(Dimension.CARD, card));
            entries.add(Entry.of(position + entries.size() + 1, stamp, order.placedAt(), known));
            about.add(new About(
                    received,
                    order.orderId(),
                    order.cart().totals().total(),
                    order.cart().email(),
                    null));
        }
        return scoring.look(about, entries);
    }

    Future<Outcome> onPayments(Batch<PaymentEvent> batch, Tx tx) {
        Map<String, Received<Authorized>> paid = new HashMap<>();
        batch.of(Authorized.class).forEach(p -> paid.put(p.event().orderId().value(), p));
        return paid.isEmpty()
                ? Future.succeededFuture(Outcome.DONE)
                : second(paid, tx).map(Outcome.DONE);
    }

    private Future<Void> second(Map<String, Received<Authorized>> paid, Tx tx) {
        List<OrderId> ids = paid.keySet().stream().sorted().map(OrderId::new).toList();
        return turn(tx).compose(position -> store.lock(tx, ids).compose(kept -> {
            Map<String, String> early = new HashMap<>();
            paid.forEach((order, p) -> early.put(order, p.event().card().fingerprint()));
            kept.forEach(k -> early.remove(k.view().orderId().value()));
            List<String> known =
                    kept.stream().map(k -> k.view().orderId().value()).toList();
            return journal.keepCards(tx, early)
                    .compose(done -> journal.withoutCard(tx, known))
                    .compose(purchases -> scoring.judge(tx, second(kept, purchases, paid, position)));
        }));
    }

    private List<Looked> second(
            List<Kept> kept, Map<String, Purchase> purchases, Map<String, Received<Authorized>> paid, long position) {
        String stamp = UUID.randomUUID().toString();
        Instant now = Instant.now();
        List<About> about = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (Kept one : kept) {
            String order = one.view().orderId().value();
            Purchase purchase = purchases.get(order);
            if (purchase != null && purchase.link(Dimension.CARD) == null) {
                Received<Authorized> cause = Objects.requireNonNull(paid.get(order));
                String card = cause.event().card().fingerprint();
                entries.add(new Entry(position + entries.size() + 1, stamp, now, purchase, null, card));
                about.add(new About(
                        cause,
                        one.view().orderId(),
                        one.view().total(),
                        one.view().email(),
                        one));
            }
        }
        return scoring.look(about, entries);
    }

    private static OrderId id(Received<Placed> placed) {
        return placed.event().order().orderId();
    }
}
