package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.cart.Completion;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.OrderId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Completing a cart while the cart has too much to do. */
class PatientCheckoutIT {
    private static final String PATH = "/store/carts/cart_01jd0000000000000000000000/complete";
    private static final JsonObject BODY = new JsonObject()
            .put("payment", new JsonObject().put("provider", "sandbox").put("token", "tok_visa"));

    @RegisterExtension
    static final GatewayFixture gateway = new GatewayFixture();

    private final OrderId order = OrderId.next();
    private final Completion completed = new Completion.Completed(order, false);
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void fresh() {
        gateway.orders.reply("order", Golden.order(order, "confirmed", "authorized", UnaryOperator.identity()));
    }

    @Test
    void waitsForAnAnswerThatTakesLong() {
        gateway.cart.reply(
                "complete",
                arguments -> gateway.vertx.timer(2_600, TimeUnit.MILLISECONDS).map(late -> completed));
        assertThat(gateway.post(PATH, BODY).statusCode()).isEqualTo(201);
        assertThat(gateway.cart.asked("complete")).hasSize(2);
    }

    @Test
    void doesNotWaitForOneWhoIsGone() {
        gateway.cart.reply(
                "complete",
                arguments -> asked.getAndIncrement() == 0
                        ? Promise.<Completion>promise().future()
                        : Future.succeededFuture(completed));
        assertThat(gateway.post(PATH, BODY).statusCode()).isEqualTo(201);
    }

    @Test
    void comesBackWhenItIsNotPossibleAtTheMoment() {
        gateway.cart.reply(
                "complete",
                arguments -> asked.getAndIncrement() < 5
                        ? Future.failedFuture(Fault.of(CommonError.UNAVAILABLE, "not now"))
                        : Future.succeededFuture(completed));
        assertThat(gateway.post(PATH, BODY).statusCode()).isEqualTo(201);
    }

    @Test
    void tellsWhenToComeBackWhenNothingCouldBeDone() {
        gateway.cart.reply("complete", arguments -> Promise.promise().future());
        HttpResponse<Buffer> response = gateway.post(PATH, BODY);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(code(response)).isEqualTo("unavailable");
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
    }

    @Test
    void givesTheOrderThatHasNoTimeLeftToBeConfirmed() {
        gateway.cart.reply(
                "complete",
                arguments -> gateway.vertx.timer(3_000, TimeUnit.MILLISECONDS).map(late -> completed));
        gateway.orders.reply("order", Golden.order(order, "pending", "pending", UnaryOperator.identity()));
        HttpResponse<Buffer> response = gateway.post(PATH, BODY);
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.getHeader("Location")).isEqualTo("/api/v1/store/orders/" + order);
    }
}
