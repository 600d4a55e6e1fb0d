package dev.tradewind.orders;

import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.cart.CartEvent.Completed;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.payments.PaymentEvent.Authorized;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Orders on a real database, among domains whose part the test plays. */
final class OrdersFixture implements AutoCloseable {
    final DomainFixture domain = DomainFixture.open();
    final ForeignFeed<CartEvent> cart = domain.foreign(CartEvent.TYPES);
    final ForeignFeed<InventoryEvent> inventory = domain.foreign(InventoryEvent.TYPES);
    final ForeignFeed<PaymentEvent> payments = domain.foreign(PaymentEvent.TYPES);
    final ForeignFeed<FulfillmentEvent> fulfillment = domain.foreign(FulfillmentEvent.TYPES);
    final OrdersService orders = OrdersService.proxy(domain.vertx());

    OrdersFixture(JsonObject config) {
        this(config, InstantSource.system());
    }

    /** @param clock of the node; the database has its own */
    OrdersFixture(JsonObject config, InstantSource clock) {
        domain.deploy(new OrdersVerticle(clock), config);
    }

    OrderId placed(String name) {
        Completed completed = Example.completed(name);
        cart.publish(completed, completed.cart().cartId(), completed.orderId());
        eventually(completed.orderId(), "placed", view -> true);
        return completed.orderId();
    }

    OrderId reserved(String name) {
        OrderId id = placed(name);
        inventory.publish(new InventoryEvent.Reserved(id, List.of()), id, id);
        return id;
    }

    /** @return the payment that was asked for */
    PaymentId asked(OrderId id) {
        return eventually(id, OrderEvent.PaymentRequested.class).paymentId();
    }

    OrderId confirmed(String name) {
        OrderId id = reserved(name);
        PaymentId payment = asked(id);
        pay(new Authorized(payment, id, Example.money(5651), new PaymentEvent.Card("visa", "4242", "fp")), payment, id);
        eventually(id, "confirmed", v -> v.status() == OrderStatus.CONFIRMED);
        return id;
    }

    void pay(PaymentEvent event, PaymentId payment, OrderId order) {
        payments.publish(event, payment, order);
    }

    void ship(FulfillmentEvent event, OrderId order) {
        fulfillment.publish(event, order, order);
    }

    OrderView view(OrderId id) {
        return domain.await(orders.order(id, Access.SYSTEM));
    }

    /** The order once it looks like this. */
    OrderView eventually(OrderId id, String what, Predicate<OrderView> looks) {
        domain.eventually(
                id + " is " + what,
                () -> orders.order(id, Access.SYSTEM).map(looks::test).recover(e -> {
                    Fault fault = Fault.in(e);
                    return fault != null && fault.status() == 404
                            ? Future.succeededFuture(false)
                            : Future.failedFuture(e);
                }));
        return view(id);
    }

    /** The first event of this type about the order, once it is there. */
    <E extends OrderEvent> E eventually(OrderId id, Class<E> type) {
        domain.eventually(
                type.getSimpleName() + " of " + id,
                () -> Future.succeededFuture(said(id).stream().anyMatch(type::isInstance)));
        return said(id).stream()
                .filter(type::isInstance)
                .findFirst()
                .map(type::cast)
                .orElseThrow();
    }

    /** What orders has said about it so far. */
    List<OrderEvent> said(OrderId id) {
        return domain.events(OrderEvent.TYPES).stream()
                .filter(r -> r.envelope().subject().equals(id.value()))
                .map(Received::event)
                .toList();
    }

    /** Waits until exactly this was said; a commit may take a moment to be seen in the feed. */
    void eventuallySaid(OrderId id, String... words) {
        domain.eventually(
                id + " has said " + List.of(words),
                () -> Future.succeededFuture(said(id).stream()
                        .map(e -> e.getClass().getSimpleName())
                        .toList()
                        .equals(List.of(words))));
    }

    /** Reaches behind orders' back. */
    void execute(String sql) {
        try (Connection connection = TestDatabase.open(domain.url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String sql) {
        try (Connection connection = TestDatabase.open(domain.url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fault that the call fails with. */
    Fault fault(Future<?> call) {
        Throwable failure =
                domain.await(call.map(x -> new Throwable("no fault but " + x)).recover(Future::succeededFuture));
        return Objects.requireNonNull(Fault.in(failure), failure::toString);
    }

    @Override
    public void close() {
        domain.close();
    }
}
