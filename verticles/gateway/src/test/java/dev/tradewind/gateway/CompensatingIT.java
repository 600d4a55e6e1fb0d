package dev.tradewind.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.operations.Approval;
import dev.tradewind.contracts.operations.OperationsError;
import dev.tradewind.contracts.orders.OrderError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is done once two people agree, and what is not while they do not. */
class CompensatingIT {
    private static final String ORDER = "ord_01jd0000000000000000000000";

    @RegisterExtension
    static final GatewayFixture gateway = new GatewayFixture();

    @BeforeEach
    void fresh() {
        JsonObject approval = Golden.json(Approval.class)
                .put("id", "apr_1")
                .put("action", "compensate_order")
                .put("subject", ORDER)
                .put("status", "approved");
        gateway.operations.reply("decide", Wire.read(approval.encode(), Approval.class));
    }

    @Test
    void aProposalDoesNothingToTheOrder() {
        HttpResponse<Buffer> response = gateway.post(
                Role.OPERATOR, "/admin/sagas/" + ORDER + "/compensation", new JsonObject().put("reason", "stuck"));
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(gateway.orders.asked("cancel")).isEmpty();
    }

    @Test
    void whatIsApprovedIsCancelledOnce() {
        assertThat(decide(true).statusCode()).isEqualTo(200);
        assertThat(gateway.orders.asked("cancel")).singleElement().satisfies(asked -> assertThat(
                        asked.arguments().getFirst().toString())
                .isEqualTo(ORDER));
        assertThat(gateway.orders.asked("refund")).isEmpty();
        assertThat(decide(true).statusCode()).isEqualTo(200);
        assertThat(gateway.orders.asked("cancel"))
                .extracting(asked -> asked.arguments().getLast())
                .hasSize(2)
                .allSatisfy(context -> assertThat(context.toString()).contains("apr_1.cancel"));
    }

    @Test
    void whatHasLeftIsRefunded() {
        gateway.orders.fail("cancel", Fault.of(OrderError.ORDER_NOT_CANCELLABLE, "dispatched"));
        assertThat(decide(true).statusCode()).isEqualTo(200);
        assertThat(gateway.orders.asked("refund")).hasSize(1);
        gateway.orders.fail("refund", Fault.of(OrderError.NOTHING_TO_REFUND, "nothing"));
        assertThat(decide(true).statusCode()).isEqualTo(409);
    }

    @Test
    void whatIsDeclinedOrNotForOneselfToDecideIsLeftAlone() {
        assertThat(decide(false).statusCode()).isEqualTo(200);
        gateway.operations.fail("decide", Fault.of(OperationsError.SAME_PERSON, "somebody else"));
        assertThat(decide(true).statusCode()).isEqualTo(409);
        assertThat(gateway.orders.asked("cancel")).isEmpty();
    }

    private static HttpResponse<Buffer> decide(boolean approve) {
        return gateway.post(Role.ADMIN, "/admin/approvals/apr_1/decision", new JsonObject().put("approve", approve));
    }
}
