package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.cart.CartEvent.Completed;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.orders.Decision;
import dev.tradewind.orders.Decision.Moved;
import dev.tradewind.orders.OrderCommand;
import dev.tradewind.orders.OrderFlow;
import dev.tradewind.orders.OrderState;
import dev.tradewind.orders.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders: the real flow around a table in memory. */
class OrdersNode extends Node {
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(15), Duration.ofMinutes(15));

    protected final OrderFlow flow;
    private final Map<OrderId, OrderState> orders = new LinkedHashMap<>();

    OrdersNode(World world) {
        super(world, "orders");
        flow = new OrderFlow(world.ids(), PATIENCE);
    }

    void begin() {
        follow(world.cartFeed(), this::onCart);
        follow(world.inventoryFeed(), (batch, tx) -> advance(batch, tx));
        follow(world.paymentFeed(), (batch, tx) -> advance(batch, tx));
        follow(world.fulfillmentFeed(), (batch, tx) -> advance(batch, tx));
        alwaysHolds(this::moneyStaysWithinBounds);
    }

    Collection<OrderState> all() {
        return orders.values();
    }

    Optional<OrderState> order(OrderId id) {
        return Optional.ofNullable(orders.get(id));
    }

    /** A person's command; what is refused is refused. */
    boolean command(OrderId id, OrderCommand command) {
        world.story().tell(id, "somebody", command);
        return transact(tx -> {
            Work work = new Work(tx);
            order(id).ifPresent(state -> work.take(decide(state, command), null));
            work.write();
        });
    }

    /** The rule, so that a test can break it. */
    protected Decision decide(OrderState state, Object happening) {
        Instant now = world.agenda().now();
        return happening instanceof Event event
                ? flow.on(state, event, now)
                : flow.on(state, (OrderCommand) happening, now);
    }

    private void onCart(List<Feed.Entry<CartEvent>> batch, Writes tx) {
        Work work = new Work(tx);
        for (Feed.Entry<CartEvent> entry : batch) {
            if (entry.event() instanceof Completed completed && work.state(completed.orderId()) == null) {
                refuseSecondLiveOrder(completed.cart().cartId(), completed.orderId());
                work.take(
                        flow.place(
                                completed,
                                entry.envelope().time(),
                                world.agenda().now()),
                        entry.envelope());
            }
        }
        work.write();
    }

    private void refuseSecondLiveOrder(CartId cart, OrderId newcomer) {
        orders.values().stream()
                .filter(o -> o.cart().cartId().equals(cart) && o.status() != OrderStatus.CANCELLED)
                .findFirst()
                .ifPresent(live -> {
                    throw new Violation(2, newcomer.value(), cart + " has the live order " + live.id() + " already");
                });
    }

    private void moneyStaysWithinBounds() {
        for (OrderState order : orders.values()) {
            Money captured = order.captured();
            if (captured.isMoreThan(order.total()) || order.refunded().isMoreThan(captured)) {
                throw new Violation(
                        2,
                        order.id().value(),
                        "refunded " + order.refunded() + " ≤ captured " + captured + " ≤ total " + order.total());
            }
        }
    }

    private <E extends Event> void advance(List<Feed.Entry<E>> batch, Writes tx) {
        Work work = new Work(tx);
        for (Feed.Entry<E> entry : batch) {
            OrderId id = orderOf(entry.event());
            if (id != null) {
                OrderState state = work.state(id);
                if (state == null) {
                    throw new Violation(5, id.value(), entry.envelope().type() + " of an unknown order");
                }
                work.take(decide(state, entry.event()), entry.envelope());
            }
        }
        work.write();
    }

    private void ring(OrderId id, Instant deadline) {
        world.agenda()
                .at(
                        deadline,
                        () -> durably(0, tx -> {
                            Work work = new Work(tx);
                            order(id)
                                    .ifPresent(
                                            state -> work.take(decide(state, new OrderCommand.DeadlinePassed()), null));
                            work.write();
                        }));
    }

    private static @Nullable OrderId orderOf(Event event) {
        return switch (event) {
            case InventoryEvent.Reserved e -> e.orderId();
            case InventoryEvent.Rejected e -> e.orderId();
            case PaymentEvent.Authorized e -> e.orderId();
            case PaymentEvent.Declined e -> e.orderId();
            case PaymentEvent.ActionRequired e -> e.orderId();
            case PaymentEvent.Captured e -> e.orderId();
            case PaymentEvent.CaptureFailed e -> e.orderId();
            case PaymentEvent.Refunded e -> e.orderId();
            case PaymentEvent.RefundFailed e -> e.orderId();
            case PaymentEvent.RefundReturned e -> e.orderId();
            case PaymentEvent.Voided e -> e.orderId();
            case FulfillmentEvent.ShipmentCreated e -> e.orderId();
            case FulfillmentEvent.ShipmentDispatched e -> e.orderId();
            case FulfillmentEvent.ShipmentDelivered e -> e.orderId();
            case FulfillmentEvent.OrderStopped e -> e.orderId();
            case FulfillmentEvent.RestStopped e -> e.orderId();
            case FulfillmentEvent.StopRefused e -> e.orderId();
            default -> null;
        };
    }

    /** The orders of one transaction as they are decided, one happening after the other. */
    private final class Work {
        private final Writes tx;
        private final Map<OrderId, OrderState> changed = new LinkedHashMap<>();

        Work(Writes tx) {
            this.tx = tx;
        }

        @Nullable
        OrderState state(OrderId id) {
            OrderState now = changed.get(id);
            return now == null ? orders.get(id) : now;
        }

        void take(Decision decision, @Nullable EventEnvelope cause) {
            if (decision instanceof Moved moved) {
                OrderState state = moved.state();
                changed.put(state.id(), state);
                long sequence = state.progress().sequence() - moved.events().size();
                for (OrderEvent event : moved.events()) {
                    sequence++;
                    tx.append(world.orderFeed(), new Writes.News<>(event, state.id(), sequence, state.id(), cause));
                }
            }
        }

        void write() {
            changed.values().forEach(state -> tx.write(() -> keep(state)));
        }
    }

    private void keep(OrderState state) {
        OrderState before = orders.put(state.id(), state);
        Instant deadline = state.progress().deadline();
        if (deadline != null
                && (before == null || !deadline.equals(before.progress().deadline()))) {
            ring(state.id(), deadline);
        }
    }
}
