package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.await;
import static dev.tradewind.gateway.GatewayFixture.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.cart.Completion;
import dev.tradewind.contracts.inventory.Shortage;
import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.Replayed;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Completing a cart: every outcome, with and without hints. */
class CheckoutIT {
    private static final String PATH = "/store/carts/cart_01jd0000000000000000000000/complete";
    private static final JsonObject BODY = new JsonObject()
            .put("payment", new JsonObject().put("provider", "sandbox").put("token", "tok_visa"));

    @RegisterExtension
    static final GatewayFixture gateway = new GatewayFixture(new JsonObject()
            .put(
                    "checkout",
                    new JsonObject().put("wait", "3s").put("waiting_max", 50).put("poll", "50ms")));

    private OrderId order;

    @BeforeEach
    void fresh() {
        order = OrderId.next();
        gateway.cart.reply("complete", new Completion.Completed(order, false));
    }

    @Test
    void answersWithTheConfirmedOrder() {
        gateway.orders.reply("order", view("confirmed", "authorized"));
        HttpResponse<Buffer> response = gateway.post(PATH, BODY);
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.bodyAsJsonObject().getString("id")).isEqualTo(order.value());
        assertThat(response.getHeader("Location")).isEqualTo("/api/v1/store/orders/" + order);
    }

    @Test
    void waitsForTheHintThatTellsOfNews() {
        gateway.orders.fail("order", Fault.of(CommonError.NOT_FOUND, "not yet"));
        Future<HttpResponse<Buffer>> response =
                gateway.request(HttpMethod.POST, PATH).sendJsonObject(BODY);
        gateway.orders.reply("order", arguments -> {
            gateway.orders.reply("order", view("confirmed", "authorized"));
            gateway.hint("orders", order.value());
            return Future.succeededFuture(view("pending", "pending"));
        });
        assertThat(await(response).statusCode()).isEqualTo(201);
    }

    @Test
    void looksByItselfWhenEveryHintIsLost() {
        AtomicInteger looks = new AtomicInteger();
        gateway.orders.reply(
                "order",
                arguments -> looks.incrementAndGet() < 3
                        ? Future.failedFuture(Fault.of(CommonError.NOT_FOUND, "not yet"))
                        : Future.succeededFuture(view("confirmed", "authorized")));
        assertThat(gateway.post(PATH, BODY).statusCode()).isEqualTo(201);
    }

    @Test
    void tellsADeclinedPayment() {
        gateway.orders.reply("order", view("pending", "declined"));
        HttpResponse<Buffer> response = gateway.post(PATH, BODY);
        assertThat(response.statusCode()).isEqualTo(402);
        assertThat(response.getHeader("Content-Type")).isEqualTo("application/problem+json");
        assertThat(code(response)).isEqualTo("payment_declined");
        assertThat(response.bodyAsJsonObject().getString("order_id")).isEqualTo(order.value());
        assertThat(response.bodyAsJsonObject().getString("decline_code")).isEqualTo("text");
    }

    @Test
    void tellsWhatTheShopperMustDo() {
        gateway.orders.reply("order", view("awaiting_payment_action", "pending"));
        HttpResponse<Buffer> response = gateway.post(PATH, BODY);
        assertThat(response.statusCode()).isEqualTo(402);
        assertThat(code(response)).isEqualTo("payment_action_required");
        assertThat(response.bodyAsJsonObject().getJsonObject("next_action").getString("url"))
                .isEqualTo("text");
    }

    @Test
    void tellsWhatIsShort() {
        JsonObject shortage = new JsonObject(Wire.write(new Shortage(OfferId.next(), 3, 1)));
        gateway.orders.reply(
                "order",
                view(
                        "cancelled",
                        "voided",
                        json -> json.put(
                                "cancellation",
                                new JsonObject()
                                        .put("reason", "insufficient_stock")
                                        .put("shortages", new JsonArray().add(shortage)))));
        HttpResponse<Buffer> response = gateway.post(PATH, BODY);
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(code(response)).isEqualTo("insufficient_stock");
        JsonObject error = response.bodyAsJsonObject().getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("offer_id")).isEqualTo(shortage.getString("offer_id"));
        assertThat(error.getInteger("requested")).isEqualTo(3);
        assertThat(error.getInteger("available")).isEqualTo(1);
    }

    @Test
    void tellsWhatTheCartItselfFindsShort() {
        gateway.cart.reply("complete", new Completion.InsufficientStock(List.of(new Shortage(OfferId.next(), 2, 0))));
        HttpResponse<Buffer> response = gateway.post(PATH, BODY);
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(code(response)).isEqualTo("insufficient_stock");
        assertThat(gateway.orders.asked("order")).isEmpty();
    }

    @Test
    void tellsAChangedPrice() {
        gateway.cart.reply("complete", new Completion.PriceChanged(new Money(100, "EUR"), new Money(120, "EUR")));
        HttpResponse<Buffer> response = gateway.post(PATH, BODY);
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(code(response)).isEqualTo("price_changed");
        assertThat(response.bodyAsJsonObject().getJsonObject("actual").getInteger("amount"))
                .isEqualTo(120);
    }

    @Test
    void tellsAnOrderThatWasCancelledForAnotherReason() {
        gateway.orders.reply(
                "order",
                view(
                        "cancelled",
                        "voided",
                        json -> json.put(
                                "cancellation",
                                new JsonObject().put("reason", "timed_out").put("shortages", new JsonArray()))));
        HttpResponse<Buffer> response = gateway.post(PATH, BODY);
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(code(response)).isEqualTo("order_cancelled");
    }

    @Test
    void answersAcceptedWhenItTakesTooLong() {
        gateway.orders.reply("order", view("pending", "pending"));
        HttpResponse<Buffer> response = gateway.post(PATH, BODY);
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.getHeader("Location")).isEqualTo("/api/v1/store/orders/" + order);
        assertThat(response.bodyAsJsonObject().getString("status")).isEqualTo("pending");
    }

    @Test
    void answersAcceptedWhileOrdersIsAway() throws Exception {
        gateway.orders.leave();
        try {
            HttpResponse<Buffer> response = gateway.post(PATH, BODY);
            assertThat(response.statusCode()).isEqualTo(202);
            assertThat(response.bodyAsJsonObject().getString("id")).isEqualTo(order.value());
        } finally {
            gateway.orders.comeBack();
        }
    }

    @Test
    void answersAtOnceWhenAskedTo() {
        HttpResponse<Buffer> response = completeAsync();
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.getHeader("Preference-Applied")).isEqualTo("respond-async");
        assertThat(gateway.orders.asked("order")).isEmpty();
    }

    @Test
    void goesOnFromAStoredAnswer() {
        Completion stored = new Completion.Completed(order, false);
        gateway.cart.fail("complete", Replayed.answer(Wire.write(stored)));
        gateway.orders.reply("order", view("confirmed", "authorized"));
        HttpResponse<Buffer> response = await(gateway.request(HttpMethod.POST, PATH)
                .putHeader("Idempotency-Key", UUID.randomUUID().toString())
                .sendJsonObject(BODY));
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.getHeader("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void asksOnceForManyWhoWaitForTheSameOrder() {
        AtomicInteger completes = new AtomicInteger();
        gateway.cart.reply(
                "complete",
                arguments -> Future.succeededFuture(new Completion.Completed(order, completes.getAndIncrement() > 0)));
        gateway.orders.reply("order", view("pending", "pending"));
        List<Future<HttpResponse<Buffer>>> all = IntStream.range(0, 20)
                .mapToObj(i -> Bursts.client(gateway)
                        .request(HttpMethod.POST, gateway.port(), "127.0.0.1", Document.BASE + PATH)
                        .sendJsonObject(BODY))
                .toList();
        Eventually.holds(() -> gateway.cart.asked("complete").size() == 20);
        gateway.orders.reply("order", view("confirmed", "authorized"));
        IntStream.range(0, 1_000).forEach(i -> gateway.hint("orders", order.value()));
        List<String> answers = all.stream()
                .map(answer -> await(answer).statusCode() + await(answer).bodyAsString())
                .distinct()
                .toList();
        assertThat(answers).singleElement().asString().startsWith("201");
        assertThat(gateway.orders.asked("order").size()).isLessThan(20);
    }

    @Test
    void doesNotLetMoreWaitThanItCanBear() {
        gateway.orders.reply("order", view("pending", "pending"));
        List<Future<HttpResponse<Buffer>>> all = IntStream.range(0, 60)
                .mapToObj(i -> Bursts.client(gateway)
                        .request(HttpMethod.POST, gateway.port(), "127.0.0.1", Document.BASE + PATH)
                        .sendJsonObject(BODY))
                .toList();
        assertThat(all)
                .allSatisfy(answer -> assertThat(await(answer).statusCode()).isEqualTo(202));
    }

    private static HttpResponse<Buffer> completeAsync() {
        return await(gateway.request(HttpMethod.POST, PATH)
                .putHeader("Prefer", "respond-async")
                .sendJsonObject(BODY));
    }

    private OrderView view(String status, String payment) {
        return view(status, payment, UnaryOperator.identity());
    }

    private OrderView view(String status, String payment, UnaryOperator<JsonObject> change) {
        return Golden.order(order, status, payment, change);
    }
}
