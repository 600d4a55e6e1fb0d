package dev.tradewind.orders;

import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Task;
import dev.tradewind.chassis.Tasks;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.orders.OrdersStore.Arrival;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Orders with their timers and their events: what was decided is written together or not at all. */
final class OrderBook {
    private final OrdersStore store;
    private final Tasks tasks;
    private final EventLog<OrderEvent> log;

    OrderBook(OrdersStore store, Tasks tasks, EventLog<OrderEvent> log) {
        this.store = store;
        this.tasks = tasks;
        this.log = log;
    }

    /** Those that exist, locked until the transaction ends. */
    Future<Changes> open(Tx tx, Collection<OrderId> ids) {
        return store.lock(tx, ids).map(Changes::new);
    }

    /** Sends its statements one behind the other without waiting for answers in between. */
    Future<Void> keep(Tx tx, Changes changes) {
        List<Future<Void>> writes = new ArrayList<>();
        if (!changes.updated().isEmpty()) {
            writes.add(store.update(tx, changes.updated()));
        }
        List<Task> timers = changes.timers();
        if (!timers.isEmpty()) {
            writes.add(tasks.schedule(tx, timers));
        }
        List<String> timersOff = changes.timersOff();
        if (!timersOff.isEmpty()) {
            writes.add(tasks.cancel(tx, Changes.DEADLINE, timersOff));
        }
        writes.add(log.append(tx, changes.events()));
        return Future.all(writes).mapEmpty();
    }

    /**
     * False when one of them could not begin, because its cart has another live order; the transaction must then
     * fail.
     */
    Future<Boolean> begin(Tx tx, Changes changes) {
        List<Arrival> arrivals =
                changes.created().stream().map(s -> new Arrival(s, null)).toList();
        Future<Boolean> all = store.insert(tx, arrivals).map(taken -> taken.size() == arrivals.size());
        return Future.all(all, keep(tx, changes)).map(done -> all.result());
    }

    /** Answers with how many were new. */
    Future<Integer> takeOver(Tx tx, List<Arrival> arrivals, List<Outgoing<OrderEvent>> events) {
        return store.insert(tx, arrivals).compose(taken -> {
            List<Outgoing<OrderEvent>> news = events.stream()
                    .filter(e -> taken.contains(new OrderId(e.subject())))
                    .toList();
            return log.append(tx, news).map(taken.size());
        });
    }
}
