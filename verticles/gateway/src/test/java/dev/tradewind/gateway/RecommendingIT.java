package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.personalization.BrowseEvent;
import dev.tradewind.contracts.personalization.BrowseEvents;
import dev.tradewind.contracts.personalization.BrowseReceipt;
import dev.tradewind.contracts.personalization.RecommendationKind;
import dev.tradewind.contracts.personalization.RecommendationQuery;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What shoppers do goes in, advice comes out, and both may be absent. */
class RecommendingIT {
    private static final String LAMP = "prod_01jd0000000000000000000000";

    @RegisterExtension
    static final GatewayFixture gateway = new GatewayFixture();

    private static HttpResponse<Buffer> tell(JsonObject... events) {
        JsonArray body = new JsonArray(List.of(events));
        return await(gateway.request(HttpMethod.POST, "/store/events")
                .putHeader("Content-Type", "application/json")
                .sendBuffer(body.toBuffer()));
    }

    private static JsonObject viewed() {
        return new JsonObject()
                .put("type", "product_viewed")
                .put("session_id", "visit-1")
                .put("product_id", LAMP);
    }

    @Test
    void takesBrowseEventsAndSaysWhatBecameOfThem() {
        gateway.personalization.reply("record", new BrowseReceipt(1, 1));
        HttpResponse<Buffer> answer = tell(viewed(), viewed());

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.bodyAsJsonObject())
                .isEqualTo(new JsonObject().put("accepted", 1).put("dropped", 1));
        BrowseEvents told = (BrowseEvents)
                gateway.personalization.asked("record").getFirst().arguments().getFirst();
        assertThat(told.events()).hasSize(2).first().satisfies(event -> {
            assertThat(event.type()).isEqualTo(BrowseEvent.Type.PRODUCT_VIEWED);
            assertThat(event.productId()).isEqualTo(new ProductId(LAMP));
        });
    }

    @Test
    void refusesWhatIsNoBrowseEvent() {
        assertThat(tell(viewed().put("type", "slept")).statusCode()).isEqualTo(422);
        assertThat(tell(viewed().put("session_id", "ada@example.org")).statusCode())
                .isEqualTo(422);
        assertThat(tell(viewed().put("surprise", 1)).statusCode()).isEqualTo(422);
        assertThat(tell().statusCode()).isEqualTo(422);
    }

    @Test
    void asksForWhatTheShopperWants() {
        HttpResponse<Buffer> answer = gateway.get(
                "/store/recommendations?session_id=visit-1&product_id=" + LAMP + "&kind=bought_together&limit=3");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(gateway.personalization
                        .asked("recommendations")
                        .getFirst()
                        .arguments()
                        .getFirst())
                .isEqualTo(
                        new RecommendationQuery("visit-1", new ProductId(LAMP), RecommendationKind.BOUGHT_TOGETHER, 3));
        assertThat(gateway.get("/store/recommendations?kind=magic").statusCode())
                .isEqualTo(422);
        assertThat(gateway.get("/store/recommendations?limit=51").statusCode()).isEqualTo(422);
    }

    @Test
    void saysThatThereIsNobodyToAskAtOnce() throws Exception {
        gateway.personalization.leave();
        try {
            HttpResponse<Buffer> answer = gateway.get("/store/recommendations");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.bodyAsJsonObject().getString("code")).isEqualTo("unavailable");
            assertThat(tell(viewed()).statusCode()).isEqualTo(503);
        } finally {
            gateway.personalization.comeBack();
        }
    }

    @Test
    void doesNotWaitLongForAdvice() {
        gateway.personalization.reply(
                "recommendations", arguments -> Promise.promise().future());
        gateway.catalog.reply("categories", arguments -> Promise.promise().future());
        Future<HttpResponse<Buffer>> other =
                gateway.request(HttpMethod.GET, "/store/categories").send();

        assertThat(gateway.get("/store/recommendations").statusCode()).isEqualTo(503);
        // Any other call is given four times as long, and then made once more.
        assertThat(other.isComplete()).isFalse();
        assertThat(gateway.personalization.asked("recommendations")).hasSize(1);
    }
}
