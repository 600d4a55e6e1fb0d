package dev.tradewind.orders;

import dev.tradewind.chassis.Batch;
import dev.tradewind.chassis.Outcome;
import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.Task;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.cart.CartEvent.Completed;
import dev.tradewind.contracts.fraud.FraudEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.orders.Decision.Moved;
import dev.tradewind.orders.OrderCommand.DeadlinePassed;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What other domains' events and orders' own timers do to orders: a batch locks its orders once and writes them once.
 */
final class OrdersReactions {
    /** The database keeps microseconds of a timer. */
    private static final Duration TIMER_PRECISION = Duration.ofMillis(1);

    private final OrderFlow flow;
    private final OrderBook book;
    private final InstantSource clock;

    OrdersReactions(OrderFlow flow, OrderBook book, InstantSource clock) {
        this.flow = flow;
        this.book = book;
        this.clock = clock;
    }

    Future<Outcome> onCart(Batch<CartEvent> batch, Tx tx) {
        List<Received<Completed>> completed = batch.of(Completed.class);
        if (completed.isEmpty()) {
            return Future.succeededFuture(Outcome.DONE);
        }
        List<OrderId> ids = completed.stream().map(r -> r.event().orderId()).toList();
        return book.open(tx, ids).compose(changes -> place(completed, changes, tx));
    }

    Future<Outcome> onInventory(Batch<InventoryEvent> batch, Tx tx) {
        return advance(batch, tx, OrdersReactions::orderOf);
    }

    Future<Outcome> onPayments(Batch<PaymentEvent> batch, Tx tx) {
        return advance(batch, tx, OrdersReactions::orderOf);
    }

    Future<Outcome> onFulfillment(Batch<FulfillmentEvent> batch, Tx tx) {
        return advance(batch, tx, OrdersReactions::orderOf);
    }

    Future<Outcome> onFraud(Batch<FraudEvent> batch, Tx tx) {
        return advance(batch, tx, OrdersReactions::orderOf);
    }

    /**
     * That it is time is the database's word, and stands even where this node's clock is behind: the timer is used up,
     * and nobody would come again.
     */
    Future<Void> onDeadline(List<Task> due, Tx tx) {
        List<OrderId> ids = due.stream().map(t -> new OrderId(t.key())).toList();
        return book.open(tx, ids).compose(changes -> {
            for (int i = 0; i < ids.size(); i++) {
                OrderState state = changes.state(ids.get(i));
                Instant now = later(clock.instant(), due.get(i).dueAt().plus(TIMER_PRECISION));
                if (state != null && flow.on(state, new DeadlinePassed(), now) instanceof Moved moved) {
                    changes.take(moved, event -> event);
                }
            }
            return changes.none() ? Future.succeededFuture() : book.keep(tx, changes);
        });
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Future<Outcome> place(List<Received<Completed>> completed, Changes changes, Tx tx) {
        Instant now = clock.instant();
        for (Received<Completed> received : completed) {
            Completed cart = received.event();
            if (changes.state(cart.orderId()) == null) {
                changes.take(
                        flow.place(cart, received.envelope().time(), now),
                        event -> event.causedBy(received.envelope()));
            }
        }
        if (changes.none()) {
            return Future.succeededFuture(Outcome.DONE);
        }
        return book.begin(tx, changes)
                .map(all -> all ? Outcome.DONE : new Outcome.Park("the cart has another live order"));
    }

    /** Events that concern no order are passed over without touching the database. */
    private <E extends Event> Future<Outcome> advance(Batch<E> batch, Tx tx, Function<E, @Nullable OrderId> orderOf) {
        List<Received<E>> ours = batch.events().stream()
                .filter(r -> orderOf.apply(r.event()) != null)
                .toList();
        if (ours.isEmpty()) {
            return Future.succeededFuture(Outcome.DONE);
        }
        List<OrderId> ids = ours.stream().map(r -> orderOf.apply(r.event())).toList();
        return book.open(tx, ids).compose(changes -> {
            for (int i = 0; i < ids.size(); i++) {
                OrderState state = changes.state(ids.get(i));
                if (state == null) {
                    return Future.succeededFuture(new Outcome.Park("there is no order " + ids.get(i)));
                }
                Received<E> received = ours.get(i);
                if (flow.on(state, received.event(), clock.instant()) instanceof Moved moved) {
                    changes.take(moved, event -> event.causedBy(received.envelope()));
                }
            }
            return changes.none()
                    ? Future.succeededFuture(Outcome.DONE)
                    : book.keep(tx, changes).map(Outcome.DONE);
        });
    }

    private static @Nullable OrderId orderOf(InventoryEvent event) {
        return switch (event) {
            case InventoryEvent.Reserved e -> e.orderId();
            case InventoryEvent.Rejected e -> e.orderId();
            case InventoryEvent.StockChanged e -> null;
            case InventoryEvent.Released e -> null;
            case InventoryEvent.Shipped e -> null;
        };
    }

    private static OrderId orderOf(PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.Authorized e -> e.orderId();
            case PaymentEvent.Declined e -> e.orderId();
            case PaymentEvent.ActionRequired e -> e.orderId();
            case PaymentEvent.Captured e -> e.orderId();
            case PaymentEvent.CaptureFailed e -> e.orderId();
            case PaymentEvent.Refunded e -> e.orderId();
            case PaymentEvent.RefundFailed e -> e.orderId();
            case PaymentEvent.RefundReturned e -> e.orderId();
            case PaymentEvent.Voided e -> e.orderId();
        };
    }

    private static @Nullable OrderId orderOf(FraudEvent event) {
        return switch (event) {
            case FraudEvent.Scored e -> e.orderId();
            case FraudEvent.Suspected e -> e.orderId();
            case FraudEvent.Reviewed e -> e.orderId();
            case FraudEvent.Shadowed e -> null;
            case FraudEvent.TurnedOut e -> null;
        };
    }

    private static OrderId orderOf(FulfillmentEvent event) {
        return switch (event) {
            case FulfillmentEvent.ShipmentCreated e -> e.orderId();
            case FulfillmentEvent.ShipmentDispatched e -> e.orderId();
            case FulfillmentEvent.ShipmentDelivered e -> e.orderId();
            case FulfillmentEvent.OrderStopped e -> e.orderId();
            case FulfillmentEvent.RestStopped e -> e.orderId();
            case FulfillmentEvent.StopRefused e -> e.orderId();
        };
    }
}
