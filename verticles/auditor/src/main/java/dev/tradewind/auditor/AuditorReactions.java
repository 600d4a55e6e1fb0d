package dev.tradewind.auditor;

import dev.tradewind.auditor.OrderCopyStore.Move;
import dev.tradewind.auditor.OrderCopyStore.Unbalanced;
import dev.tradewind.auditor.StockCopyStore.Held;
import dev.tradewind.chassis.Batch;
import dev.tradewind.chassis.Outcome;
import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.inventory.Quantity;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.settlement.SettlementEvent;
import dev.tradewind.contracts.shared.OrderId;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Keeps the copies: what each event tells, and that whatever it concerns is to be looked at. */
final class AuditorReactions {
    private final OrderCopyStore orders;
    private final StockCopyStore stock;
    private final Duration deadline;

    AuditorReactions(OrderCopyStore orders, StockCopyStore stock, Duration deadline) {
        this.orders = orders;
        this.stock = stock;
        this.deadline = deadline;
    }

    Future<Outcome> onCart(Batch<CartEvent> batch, Tx tx) {
        OrderNews news = new OrderNews(deadline);
        batch.of(CartEvent.Completed.class)
                .forEach(e -> news.accepted(e.event(), e.envelope().time()));
        return orders.add(tx, news).map(Outcome.DONE);
    }

    Future<Outcome> onOrders(Batch<OrderEvent> batch, Tx tx) {
        OrderNews news = new OrderNews(deadline);
        batch.events().forEach(e -> news.happened(e.event(), e.envelope().time()));
        List<Move> moves = new ArrayList<>();
        batch.of(OrderEvent.Imported.class).forEach(e -> {
            var order = e.event().order();
            var payment = order.payment();
            if (payment != null) {
                moves.add(PaymentNews.authorized(payment.id(), order.details().orderId(), payment.authorized()));
            }
        });
        return orders.add(tx, news)
                .compose(v -> orders.moves(tx, moves, partition(batch)))
                .map(Outcome.DONE);
    }

    Future<Outcome> onInventory(Batch<InventoryEvent> batch, Tx tx) {
        OrderNews news = new OrderNews(deadline);
        Map<String, InventoryEvent.StockChanged> levels = new TreeMap<>();
        List<Held> held = new ArrayList<>();
        for (Received<InventoryEvent> received : batch.events()) {
            switch (received.event()) {
                case InventoryEvent.StockChanged changed ->
                    levels.put(changed.offerId().value(), changed);
                case InventoryEvent.Reserved e -> held.addAll(held(received, e.orderId(), e.lines(), 1));
                case InventoryEvent.Released e -> held.addAll(held(received, e.orderId(), e.lines(), -1));
                case InventoryEvent.Shipped e -> held.addAll(held(received, e.orderId(), e.lines(), -1));
                case InventoryEvent.Rejected e -> {}
            }
        }
        Set<String> offers = new TreeSet<>(levels.keySet());
        held.forEach(h -> {
            offers.add(h.offerId());
            news.touch(h.orderId());
        });
        // Offers before orders in every batch, so that no two of them wait for each other.
        return stock.touch(tx, offers)
                .compose(v -> stock.levels(tx, levels.values(), partition(batch)))
                .compose(v -> stock.held(tx, held))
                .compose(v -> orders.add(tx, news))
                .map(Outcome.DONE);
    }

    Future<Outcome> onPayments(Batch<PaymentEvent> batch, Tx tx) {
        OrderNews news = new OrderNews(deadline);
        PaymentNews told = new PaymentNews();
        batch.events().forEach(received -> told.happened(received.event()));
        told.orders().forEach(news::touch);
        return orders.add(tx, news)
                .compose(v -> orders.payments(tx, told.states()))
                .compose(v -> orders.moves(tx, told.moves(), partition(batch)))
                .map(Outcome.DONE);
    }

    Future<Outcome> onSettlement(Batch<SettlementEvent> batch, Tx tx) {
        OrderNews news = new OrderNews(deadline);
        List<Move> moves = new ArrayList<>();
        List<Unbalanced> unbalanced = new ArrayList<>();
        batch.of(SettlementEvent.Posted.class).forEach(received -> {
            SettlementEvent.Posted posted = received.event();
            news.touch(posted.orderId().value());
            moves.addAll(Posting.moves(posted));
            unbalanced.addAll(Posting.unbalanced(posted));
        });
        return orders.add(tx, news)
                .compose(v -> orders.moves(tx, moves, partition(batch)))
                .compose(v -> orders.unbalanced(tx, unbalanced))
                .map(Outcome.DONE);
    }

    private static List<Held> held(Received<InventoryEvent> cause, OrderId order, List<Quantity> lines, int sign) {
        Map<String, Long> pieces = new TreeMap<>();
        lines.forEach(line -> pieces.merge(line.offerId().value(), line.pieces(), Long::sum));
        String event = cause.envelope().id().value();
        return pieces.entrySet().stream()
                .map(p -> new Held(event, order.value(), p.getKey(), sign * p.getValue()))
                .toList();
    }

    private static int partition(Batch<?> batch) {
        return batch.events().isEmpty()
                ? 0
                : batch.events().getFirst().envelope().partition();
    }
}
