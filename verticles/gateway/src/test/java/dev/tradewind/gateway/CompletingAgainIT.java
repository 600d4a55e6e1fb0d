package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.cart.Completion;
import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentMethod;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Completing a cart that has become an order already. */
class CompletingAgainIT {
    private static final String PATH = "/store/carts/cart_01jd0000000000000000000000/complete";
    private static final JsonObject BODY = new JsonObject()
            .put("payment", new JsonObject().put("provider", "sandbox").put("token", "tok_visa"));

    @RegisterExtension
    static final GatewayFixture gateway = new GatewayFixture();

    private OrderId order;

    @BeforeEach
    void fresh() {
        order = OrderId.next();
        gateway.cart.reply("complete", new Completion.Completed(order, true));
    }

    @Test
    void paysAnewAlsoWhenTheShopperDoesNotWait() {
        gateway.orders.reply("pay", view("pending", "pending"));
        HttpResponse<Buffer> response = completeAsync();
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.getHeader("Preference-Applied")).isEqualTo("respond-async");
        assertThat(gateway.orders.asked("pay")).singleElement().satisfies(asked -> assertThat(asked.arguments())
                .contains(order, Wire.read(BODY.getJsonObject("payment").encode(), PaymentMethod.class)));
    }

    @Test
    void acceptsARepetitionThatIsQuickerThanTheOrder() {
        gateway.orders.fail("pay", Fault.of(CommonError.NOT_FOUND, "not yet"));
        assertThat(completeAsync().statusCode()).isEqualTo(202);
    }

    @Test
    void paysAnewWhenTheLastPaymentWasDeclined() {
        AtomicReference<OrderView> now = new AtomicReference<>(view("pending", "declined"));
        gateway.orders.reply("order", arguments -> Future.succeededFuture(now.get()));
        gateway.orders.reply("pay", arguments -> {
            now.set(view("confirmed", "authorized", json -> json.put("version", 80)));
            return Future.succeededFuture(view("pending", "pending", json -> json.put("version", 78)));
        });
        HttpResponse<Buffer> response = gateway.post(PATH, BODY);
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(gateway.orders.asked("pay")).hasSize(1);
    }

    @Test
    void staysDeclinedWithTheSameToken() {
        gateway.orders.reply("order", view("pending", "declined"));
        gateway.orders.reply("pay", view("pending", "declined"));
        assertThat(gateway.post(PATH, BODY).statusCode()).isEqualTo(402);
    }

    @Test
    void repeatsTheAnswerOfAConfirmedOrder() {
        gateway.orders.reply("order", view("confirmed", "authorized"));
        assertThat(gateway.post(PATH, BODY).statusCode()).isEqualTo(201);
        assertThat(gateway.orders.asked("pay")).isEmpty();
    }

    private OrderView view(String status, String payment) {
        return view(status, payment, UnaryOperator.identity());
    }

    private OrderView view(String status, String payment, UnaryOperator<JsonObject> change) {
        return Golden.order(order, status, payment, change);
    }

    private static HttpResponse<Buffer> completeAsync() {
        return await(gateway.request(HttpMethod.POST, PATH)
                .putHeader("Prefer", "respond-async")
                .sendJsonObject(BODY));
    }
}
