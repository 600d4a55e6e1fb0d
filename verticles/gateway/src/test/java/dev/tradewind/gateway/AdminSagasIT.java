package dev.tradewind.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.SagaQuery;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.DeadLetter;
import dev.tradewind.contracts.shared.DeadLetters;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Orders under way, and helping one on. */
class AdminSagasIT {
    private static final String ORDER = "ord_01jd0000000000000000000000";

    @RegisterExtension
    static final GatewayFixture gateway = new GatewayFixture();

    @BeforeEach
    void fresh() {
        gateway.controls
                .values()
                .forEach(control -> control.reply("deadLetters", new DeadLetters(List.of(), PageMeta.of(null))));
    }

    @Test
    void restrictsByStatusAndAge() {
        HttpResponse<Buffer> response = gateway.get(Role.VIEWER, "/admin/sagas?status=confirmed&older_than=60");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(gateway.orders.asked("sagas").getFirst().arguments())
                .containsExactly(new SagaQuery(OrderStatus.CONFIRMED, 60, PageRequest.first()));
    }

    @Test
    void handlesAgainWhatIsParkedOfThisOrderAndOfNoOther() throws Exception {
        DeadLetter ofThis = letter("dl_01jd0000000000000000000001", ORDER, false);
        DeadLetter behind = letter("dl_01jd0000000000000000000002", ORDER, true);
        DeadLetter ofAnother = letter("dl_01jd0000000000000000000003", "ord_other", false);
        gateway.controls
                .get("payments")
                .reply("deadLetters", new DeadLetters(List.of(ofThis, behind, ofAnother), PageMeta.of(null)));
        gateway.orders.reply("giveUpOverdue", true);
        gateway.controls.get("settlement").leave();
        JsonObject done;
        try {
            done = retry().bodyAsJsonObject();
        } finally {
            gateway.controls.get("settlement").comeBack();
        }
        assertThat(gateway.controls.get("payments").asked("retry"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.arguments().getFirst()).isEqualTo(ofThis.id()));
        assertThat(done.getJsonArray("retried")).containsExactly(ofThis.id().value());
        assertThat(done.getJsonArray("missing")).containsExactly("settlement");
        assertThat(done.getBoolean("given_up")).isTrue();
    }

    @Test
    void goesOnWhenSomebodyElseHasHandledAParkedEventMeanwhile() {
        DeadLetter gone = letter("dl_01jd0000000000000000000001", ORDER, false);
        gateway.controls.get("payments").reply("deadLetters", new DeadLetters(List.of(gone), PageMeta.of(null)));
        gateway.controls.get("payments").fail("retry", Fault.of(CommonError.NOT_FOUND, "not parked"));
        gateway.orders.reply("giveUpOverdue", true);
        HttpResponse<Buffer> response = retry();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.bodyAsJsonObject().getJsonArray("retried")).isEmpty();
        assertThat(response.bodyAsJsonObject().getBoolean("given_up")).isTrue();
    }

    @Test
    void touchesNothingOfAnOrderThatIsNotThere() {
        gateway.orders.fail("order", Fault.of(CommonError.NOT_FOUND, "There is none."));
        assertThat(retry().statusCode()).isEqualTo(404);
        assertThat(gateway.orders.asked("giveUpOverdue")).isEmpty();
    }

    private static HttpResponse<Buffer> retry() {
        return gateway.post(Role.OPERATOR, "/admin/sagas/" + ORDER + "/retry");
    }

    private static DeadLetter letter(String id, String correlation, boolean waiting) {
        JsonObject json = Golden.json(DeadLetter.class).put("id", id).put("waiting", waiting);
        json.getJsonObject("event").put("correlation", correlation);
        return Wire.read(json.encode(), DeadLetter.class);
    }
}
