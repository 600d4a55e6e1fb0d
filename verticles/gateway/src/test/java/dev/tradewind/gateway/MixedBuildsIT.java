package dev.tradewind.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.fulfillment.FulfillmentService;
import dev.tradewind.contracts.fulfillment.ShipmentView;
import dev.tradewind.contracts.identity.Role;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In front of a domain of another build. */
class MixedBuildsIT {
    private static final String SHIPMENT = "/admin/shipments/shp_01jd0000000000000000000000";

    @RegisterExtension
    static final GatewayFixture gateway = new GatewayFixture();

    private final Deque<Object> answers = new ConcurrentLinkedDeque<>();
    private MessageConsumer<JsonObject> other;

    @BeforeEach
    void replace() throws Exception {
        gateway.fulfillment.leave();
        other = gateway.vertx.eventBus().consumer(FulfillmentService.ADDRESS, call -> call.reply(answers.remove()));
    }

    @AfterEach
    void bringBack() throws Exception {
        other.unregister().await(5, TimeUnit.SECONDS);
        gateway.fulfillment.comeBack();
    }

    @Test
    void anAnswerThatCannotBeReadYetIsNoError() {
        answers.add(Golden.json(ShipmentView.class).put("status", "lost_at_sea").encode());
        HttpResponse<Buffer> response = gateway.post(Role.OPERATOR, SHIPMENT + "/deliver");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
        assertThat(response.bodyAsString()).contains("unavailable").doesNotContain("lost_at_sea");
    }

    @Test
    void aCallThatOneNodeDoesNotKnowYetIsMadeToAnother() {
        answers.addAll(List.of(
                new ReplyException(ReplyFailure.NO_HANDLERS, "this build does not know such a call"),
                Golden.json(ShipmentView.class).encode()));
        assertThat(gateway.get(Role.OPERATOR, SHIPMENT).statusCode()).isEqualTo(200);
    }
}
