package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.nodes.RedeploymentView.Outcome;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A redeployment as its caller sees it. */
class RedeployingIT {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @RegisterExtension
    static final GatewayFixture gateway = new GatewayFixture();

    @BeforeEach
    void fresh() {
        gateway.nodes.reset();
    }

    @Test
    void isAnsweredAtOnceOnRequestWithThePlaceToFollowIt() {
        gateway.nodes.reply("begin", view("dep_1", null));
        HttpResponse<Buffer> begun = await(gateway.as(Role.ADMIN, HttpMethod.POST, "/admin/verticles/cart/redeploy")
                .putHeader("Prefer", "respond-async")
                .sendJsonObject(new JsonObject().put("jar", "AAAA")));
        assertThat(begun.statusCode()).isEqualTo(202);
        assertThat(begun.getHeader("Location")).isEqualTo("/api/v1/admin/redeployments/dep_1");
        assertThat(begun.bodyAsJsonObject().getString("outcome")).isEqualTo("running");
        assertThat(gateway.nodes.asked("redeploy")).isEmpty();
    }

    @Test
    void isToldWheneverItDiffersUntilItsEnd() {
        AtomicInteger asked = new AtomicInteger();
        gateway.nodes.reply(
                "redeployment",
                arguments -> Future.succeededFuture(view("dep_1", asked.incrementAndGet() < 5 ? null : NOON)));
        HttpResponse<Buffer> stream = gateway.get(Role.VIEWER, "/admin/redeployments/dep_1/events");
        assertThat(stream.getHeader("Content-Type")).isEqualTo("text/event-stream");
        List<RedeploymentView> told = stream.bodyAsString()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> Wire.read(line.substring("data: ".length()), RedeploymentView.class))
                .toList();
        assertThat(told).containsExactly(view("dep_1", null), view("dep_1", NOON));
    }

    @Test
    void isNotFoundWhenNobodyConductsIt() {
        gateway.nodes.fail("redeployment", Fault.of(CommonError.NOT_FOUND, "There is no redeployment dep_2."));
        assertThat(gateway.get(Role.VIEWER, "/admin/redeployments/dep_2/events").statusCode())
                .isEqualTo(404);
    }

    private static RedeploymentView view(String id, @Nullable Instant endedAt) {
        Outcome outcome = endedAt == null ? Outcome.RUNNING : Outcome.PROMOTED;
        return new RedeploymentView(id, "cart", "usr_1", false, null, null, NOON, endedAt, outcome, null, List.of());
    }
}
