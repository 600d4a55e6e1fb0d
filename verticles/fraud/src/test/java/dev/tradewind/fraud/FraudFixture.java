package dev.tradewind.fraud;

import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.fraud.FraudEvent;
import dev.tradewind.contracts.fraud.FraudService;
import dev.tradewind.contracts.fraud.ReviewView;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.contracts.shared.Totals;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Fraud on a real database, beside orders whose part the test plays. */
final class FraudFixture implements AutoCloseable {
    private static final Address ADDRESS = new Address("Ada", "Street 1", null, "Berlin", null, "10117", "DE");

    final DomainFixture domain = DomainFixture.open();
    final ForeignFeed<OrderEvent> orders = domain.foreign(OrderEvent.TYPES);
    final ForeignFeed<PaymentEvent> payments = domain.foreign(PaymentEvent.TYPES);
    final FraudService fraud = FraudService.proxy(domain.vertx());

    FraudFixture() {
        this(new JsonObject());
    }

    FraudFixture(JsonObject config) {
        domain.deploy(new FraudVerticle(), config);
    }

    OrderDetails order(String email, long total) {
        Money none = new Money(0, "EUR");
        Money sum = new Money(total, "EUR");
        CartSnapshot.Merchant part = new CartSnapshot.Merchant(
                new MerchantId("mer_a"), "A", 1_000, "standard", List.of(), sum, none, none, sum);
        CartSnapshot cart = new CartSnapshot(
                CartId.next(),
                null,
                "hash",
                "EUR",
                email,
                ADDRESS,
                ADDRESS,
                List.of(part),
                new Totals(sum, none, none, none, sum));
        return new OrderDetails(OrderId.next(), cart, Instant.now());
    }

    OrderDetails place(OrderDetails order) {
        orders.publish(new OrderEvent.Placed(order), order.orderId(), order.orderId());
        return order;
    }

    void paid(OrderDetails order, String fingerprint) {
        PaymentId payment = PaymentId.next();
        Money total = order.cart().totals().total();
        payments.publish(
                new PaymentEvent.Authorized(
                        payment, order.orderId(), total, new PaymentEvent.Card("visa", "4242", fingerprint)),
                payment,
                order.orderId());
    }

    void refunded(OrderId order, String reason) {
        Money some = new Money(100, "EUR");
        Allocation allocation = new Allocation(List.of(), some);
        orders.publish(
                new OrderEvent.RefundRequested(order, PaymentId.next(), RefundId.next(), allocation, reason),
                order,
                order);
    }

    /** Its score, once it is there. */
    ReviewView scored(OrderId id) {
        domain.eventually(id + " is scored", () -> fraud.review(id)
                .map(true)
                .recover(e -> Fault.in(e) == null ? Future.failedFuture(e) : Future.succeededFuture(false)));
        return domain.await(fraud.review(id));
    }

    List<String> said(OrderId id) {
        return domain.events(FraudEvent.TYPES).stream()
                .filter(r -> r.envelope().subject().equals(id.value()))
                .map(Received::event)
                .map(e -> e.getClass().getSimpleName())
                .toList();
    }

    void eventuallySaid(OrderId id, String... words) {
        domain.eventually(
                id + " has said " + List.of(words), () -> Future.succeededFuture(said(id).equals(List.of(words))));
    }

    Fault fault(Future<?> call) {
        Throwable failure =
                domain.await(call.map(x -> new Throwable("no fault but " + x)).recover(Future::succeededFuture));
        return Objects.requireNonNull(Fault.in(failure), failure::toString);
    }

    /** Behind fraud's back. */
    void sql(String text) {
        try (Connection connection = TestDatabase.open(domain.url());
                Statement statement = connection.createStatement()) {
            boolean unused = statement.execute(text);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first field of the first row, as text. */
    String asked(String text) {
        try (Connection connection = TestDatabase.open(domain.url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(text)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        domain.close();
    }
}
