package dev.tradewind.payments;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.payments.PaymentView;
import dev.tradewind.contracts.payments.PaymentsService;
import dev.tradewind.contracts.payments.Webhook;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.PaymentMethod;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Payments and the sandbox on a real database, talking over HTTP, with orders that the test tells about. Webhooks come
 * in at a small server that hands them on as the gateway does.
 */
final class PaymentsFixture implements AutoCloseable {
    final DomainFixture domain;
    final PaymentsService payments;
    final List<Webhook> webhooks = new CopyOnWriteArrayList<>();
    final int sandboxPort = freePort();
    private final ForeignFeed<OrderEvent> orders;
    private final WebClient client;
    private final int webhookPort = freePort();

    private PaymentsFixture(DomainFixture domain) {
        this.domain = domain;
        payments = PaymentsService.proxy(domain.vertx());
        orders = domain.foreign(OrderEvent.TYPES);
        client = WebClient.create(domain.vertx(), new WebClientOptions().setDefaultPort(sandboxPort));
    }

    static PaymentsFixture open(JsonObject config) {
        return open(config, new JsonObject());
    }

    static PaymentsFixture open(JsonObject config, JsonObject sandboxConfig) {
        PaymentsFixture fixture = unopened();
        fixture.start(config, sandboxConfig);
        return fixture;
    }

    /** For tests that must know its Vert.x before they can say how it starts. */
    static PaymentsFixture unopened() {
        return new PaymentsFixture(DomainFixture.open());
    }

    void start(JsonObject config, JsonObject sandboxConfig) {
        domain.await(
                domain.vertx().createHttpServer().requestHandler(this::handOn).listen(webhookPort, "127.0.0.1"));
        domain.deploy(
                new SandboxVerticle(),
                new JsonObject()
                        .put("port", sandboxPort)
                        .put("webhook_url", "http://127.0.0.1:" + webhookPort + "/webhooks")
                        .put("webhook_delay", "5ms")
                        .mergeIn(sandboxConfig));
        domain.deploy(
                new PaymentsVerticle(),
                new JsonObject()
                        .put("sandbox", new JsonObject().put("port", sandboxPort))
                        .put("backoff", "20ms")
                        .put("poll", "50ms")
                        .mergeIn(config));
    }

    private void handOn(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Webhook webhook = new Webhook("sandbox", request.getHeader("Sandbox-Signature"), body.toString());
            webhooks.add(webhook);
            payments.webhook(webhook)
                    .onSuccess(done -> request.response().setStatusCode(204).end())
                    .onFailure(failure -> request.response().setStatusCode(500).end());
        });
    }

    /** A payment asked for by an order. */
    record Asked(OrderId order, PaymentId payment, Money amount) {}

    Asked pay(String token) {
        return pay(token, 1_000);
    }

    Asked pay(String token, long amount) {
        return pay(
                new Asked(OrderId.next(), PaymentId.next(), new Money(amount, "BRL")),
                new PaymentMethod("sandbox", token));
    }

    Asked pay(Asked asked, PaymentMethod method) {
        tell(
                asked,
                new OrderEvent.PaymentRequested(
                        asked.order(), asked.payment(), 1, asked.amount(), method, "ana@example.com"));
        return asked;
    }

    CaptureId capture(Asked asked, long amount) {
        CaptureId id = CaptureId.next();
        capture(asked, id, amount);
        return id;
    }

    void capture(Asked asked, CaptureId id, long amount) {
        tell(
                asked,
                new OrderEvent.CaptureRequested(
                        asked.order(), asked.payment(), id, ShipmentId.next(), allocation(amount)));
    }

    RefundId refund(Asked asked, long amount) {
        RefundId id = RefundId.next();
        tell(asked, new OrderEvent.RefundRequested(asked.order(), asked.payment(), id, allocation(amount), "broken"));
        return id;
    }

    void cancel(Asked asked) {
        tell(
                asked,
                new OrderEvent.Cancelled(
                        asked.order(),
                        CartId.next(),
                        CancelReason.REQUESTED_BY_CUSTOMER,
                        List.of(),
                        List.of(),
                        asked.payment()));
    }

    void tell(Asked asked, OrderEvent event) {
        orders.publish(event, asked.order(), asked.order());
    }

    static Allocation allocation(long amount) {
        Money zero = Money.zero("BRL");
        return new Allocation(
                List.of(new Allocation.Share(MerchantId.next(), 1_000, new Money(amount, "BRL"), zero, zero)), zero);
    }

    /** The event of this type about this payment, as soon as it is told. */
    @CanIgnoreReturnValue
    <E extends PaymentEvent> E told(Asked asked, Class<E> type) {
        domain.eventually(
                type.getSimpleName() + " of " + asked.payment(),
                () -> Future.succeededFuture(events(asked).stream().anyMatch(type::isInstance)));
        return events(asked).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    List<PaymentEvent> events(Asked asked) {
        return domain.events(PaymentEvent.TYPES).stream()
                .filter(e -> asked.payment().value().equals(e.envelope().subject()))
                .map(Received::event)
                .toList();
    }

    PaymentView view(Asked asked) {
        return domain.await(payments.payments(asked.order())).data().getFirst();
    }

    /** How a refund stands in the books; null as long as it is not known. */
    @Nullable
    String stateOf(RefundId refund) {
        try (Connection connection = TestDatabase.open(domain.url());
                PreparedStatement sql =
                        connection.prepareStatement("select state from payments.transfers where id = ?")) {
            sql.setString(1, refund.value());
            ResultSet found = sql.executeQuery();
            return found.next() ? found.getString("state") : null;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** What the provider's own books say about an order. */
    List<SandboxPayment> atProvider(Asked asked) {
        HttpResponse<Buffer> response = domain.await(client.get("/sandbox/payments")
                .addQueryParam("order", asked.order().value())
                .send());
        return Wire.read(response.bodyAsString(), SandboxPayment.Page.class).data();
    }

    void eventuallyAtProvider(Asked asked, SandboxPayment.State state) {
        domain.eventually(
                "at the provider " + state + " " + asked.payment(),
                () -> Future.succeededFuture(atProvider(asked).stream().anyMatch(p -> p.state() == state)));
    }

    void faults(JsonObject faults) {
        HttpResponse<Buffer> response =
                domain.await(client.put("/sandbox/faults").sendJsonObject(faults));
        if (response.statusCode() != 200) {
            throw new AssertionError(response.bodyAsString());
        }
    }

    HttpResponse<Buffer> confirm(SandboxPayment payment, String outcome) {
        return domain.await(client.post("/sandbox/payments/" + payment.id() + "/confirm")
                .sendJsonObject(new JsonObject().put("outcome", outcome)));
    }

    WebClient http() {
        return client;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        domain.close();
    }
}
