package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.await;
import static dev.tradewind.gateway.GatewayFixture.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.cart.CartDetails;
import dev.tradewind.contracts.cart.CartDocument;
import dev.tradewind.contracts.cart.CartView;
import dev.tradewind.contracts.catalog.OfferChange;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.payments.Webhook;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Replayed;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the API promises of every operation: keys, versions, traces, and whose is what. */
class ConventionsIT {
    private static final String CART = "/store/carts/cart_01jd0000000000000000000000";
    private static final String TOKEN = "Zk3uTq0vX1cY8bN4mR7sLw2pHd6gJf9aEi5oKxVtBnU";
    private static final String OFFER = "off_01jd0000000000000000000000";
    private static final JsonObject ITEM =
            new JsonObject().put("offer_id", OFFER).put("quantity", 2);

    @RegisterExtension
    static final GatewayFixture gateway = new GatewayFixture();

    @Test
    void passesTheCartsTokenOn() {
        await(gateway.request(HttpMethod.GET, CART)
                .putHeader("X-Cart-Token", "secret")
                .send());
        assertThat(gateway.cart.asked("cartDocument").getFirst().arguments().get(1))
                .isEqualTo(new Access(Actor.GUEST, "secret"));
    }

    @Test
    void packsLongAnswersForThoseWhoTakeIt() throws IOException {
        JsonObject cart = Golden.json(CartView.class).put("email", "ä".repeat(1_000));
        gateway.cart.reply("cartDocument", CartDocument.unpack(cart.encode()));
        HttpResponse<Buffer> plain = gateway.get(CART);
        HttpResponse<Buffer> refused = await(gateway.request(HttpMethod.GET, CART)
                .putHeader("Accept-Encoding", "br, gzip;q=0")
                .send());
        HttpResponse<Buffer> packed = await(gateway.request(HttpMethod.GET, CART)
                .putHeader("Accept-Encoding", "gzip, deflate, br")
                .send());
        assertThat(plain.bodyAsString()).isEqualTo(refused.bodyAsString());
        assertThat(plain.getHeader("Content-Encoding")).isNull();
        assertThat(refused.getHeader("Content-Encoding")).isNull();
        assertThat(refused.getHeader("Vary")).isEqualToIgnoringCase("accept-encoding");
        assertThat(packed.getHeader("Content-Encoding")).isEqualTo("gzip");
        try (var unpacked =
                new GZIPInputStream(new ByteArrayInputStream(packed.body().getBytes()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(plain.bodyAsString());
        }
    }

    @Test
    void goesOnWithTheCallersTrace() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        HttpResponse<Buffer> response = await(gateway.request(HttpMethod.POST, CART + "/items")
                .putHeader("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .sendJsonObject(ITEM));
        assertThat(response.getHeader("traceparent"))
                .startsWith("00-" + trace + "-")
                .endsWith("-01");
        CallContext context = (CallContext)
                gateway.cart.asked("addItemDocument").getFirst().arguments().get(3);
        assertThat(context.traceparent()).isEqualTo(response.getHeader("traceparent"));
    }

    @Test
    void recognisesARepeatedRequestByMethodPathAndBody() {
        for (JsonObject body : List.of(ITEM, ITEM, ITEM.copy().put("quantity", 3))) {
            await(gateway.request(HttpMethod.POST, CART + "/items")
                    .putHeader("Idempotency-Key", "k1")
                    .putHeader("X-Cart-Token", TOKEN)
                    .sendJsonObject(body));
        }
        List<CallContext> contexts = gateway.cart.asked("addItemDocument").stream()
                .map(asked -> (CallContext) asked.arguments().get(3))
                .toList();
        assertThat(contexts).extracting(CallContext::idempotencyKey).allMatch(key -> key.endsWith(":k1"));
        assertThat(contexts.get(0).fingerprint()).isEqualTo(contexts.get(1).fingerprint());
        assertThat(contexts.get(0).fingerprint()).isNotEqualTo(contexts.get(2).fingerprint());
    }

    @Test
    void saysThatAnAnswerIsAStoredOne() {
        gateway.cart.fail("create", Replayed.answer(Golden.json(CartView.class).encode()));
        HttpResponse<Buffer> response = await(gateway.request(HttpMethod.POST, "/store/carts")
                .putHeader("Idempotency-Key", "7a0f3c52-91de-4b7a-8a36-5d1f0ce29b44")
                .sendJsonObject(new JsonObject()));
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.getHeader("Idempotent-Replayed")).isEqualTo("true");
        assertThat(response.bodyAsJsonObject()).isEqualTo(Golden.json(CartView.class));
    }

    @Test
    void takesNoKeyFromAGuestThatAnotherGuestMightChoose() {
        for (String key : List.of("k1", "1", "x".repeat(100), "order-1")) {
            for (String token : List.of("", "undefined")) {
                HttpResponse<Buffer> response = await(gateway.request(HttpMethod.POST, "/store/carts")
                        .putHeader("Idempotency-Key", key)
                        .putHeader("X-Cart-Token", token)
                        .sendJsonObject(new JsonObject()));
                assertThat(response.statusCode()).isEqualTo(422);
                assertThat(pointers(response)).containsExactly("/header/Idempotency-Key");
            }
        }
        assertThat(gateway.cart.asked("create")).isEmpty();
    }

    @Test
    void takesAnyKeyFromWhoSaysWhoHeIs() {
        HttpResponse<Buffer> response = await(gateway.as(Role.CUSTOMER, HttpMethod.POST, "/store/carts")
                .putHeader("Idempotency-Key", "k1")
                .sendJsonObject(new JsonObject()));
        assertThat(response.statusCode()).isEqualTo(201);
    }

    @Test
    void wantsAKeyForARefund() {
        HttpResponse<Buffer> response = gateway.post(
                Role.ADMIN,
                "/admin/orders/ord_01jd0000000000000000000000/refunds",
                new JsonObject().put("reason", "damaged"));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(pointers(response)).containsExactly("/header/Idempotency-Key");
    }

    @Test
    void takesTheExpectedVersionFromIfMatch() {
        HttpResponse<Buffer> read = gateway.get(CART);
        assertThat(read.getHeader("ETag")).isEqualTo("\"77\"");
        await(gateway.request(HttpMethod.PATCH, CART)
                .putHeader("If-Match", "\"77\"")
                .sendJsonObject(new JsonObject().put("email", "ada@example.org")));
        CartDetails details = (CartDetails)
                gateway.cart.asked("update").getFirst().arguments().get(1);
        assertThat(details.version()).isEqualTo(77);
    }

    @Test
    void refusesAStaleVersion() {
        String path = "/admin/offers/" + OFFER;
        HttpResponse<Buffer> other = await(gateway.as(Role.ADMIN, HttpMethod.PATCH, path)
                .putHeader("If-Match", "\"5\"")
                .sendJsonObject(new JsonObject(Wire.write(new OfferChange(null, null, true, 4L)))));
        assertThat(other.statusCode()).isEqualTo(412);
        gateway.catalog.fail("changeOffer", Fault.of(CommonError.VERSION_CONFLICT, "changed meanwhile"));
        HttpResponse<Buffer> stale = await(gateway.as(Role.ADMIN, HttpMethod.PATCH, path)
                .putHeader("If-Match", "\"5\"")
                .sendJsonObject(new JsonObject().put("active", true)));
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(code(stale)).isEqualTo("version_conflict");
    }

    @Test
    void checksTheSchemaOfWebhooksNotAtAllButPassesTheirBytes() {
        HttpResponse<Buffer> response = await(gateway.request(HttpMethod.POST, "/webhooks/payments/sandbox")
                .putHeader("Sandbox-Signature", "t=1,v1=ab")
                .sendBuffer(Buffer.buffer("{ not quite json")));
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(gateway.payments.asked("webhook").getFirst().arguments().getFirst())
                .isEqualTo(new Webhook("sandbox", "t=1,v1=ab", "{ not quite json"));
    }

    @Test
    void hidesFromShoppersWhatIsBetweenMerchantAndPlatform() {
        JsonObject merchant =
                gateway.get("/store/merchants/mer_01jd0000000000000000000000").bodyAsJsonObject();
        assertThat(merchant.fieldNames()).doesNotContain("email", "commission_bps");
    }

    @Test
    void doesNotLetAMerchantTouchAnothers() {
        JsonObject shipment = Golden.json("fulfillment.ShipmentView").put("merchant_id", "mer_another000");
        gateway.fulfillment.reply(
                "shipment", Wire.read(shipment.encode(), dev.tradewind.contracts.fulfillment.ShipmentView.class));
        HttpResponse<Buffer> response =
                gateway.post(Role.MERCHANT, "/merchant/shipments/shp_01jd0000000000000000000000/deliver");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(gateway.fulfillment.asked("deliver")).isEmpty();
    }

    private static List<String> pointers(HttpResponse<Buffer> response) {
        return response.bodyAsJsonObject().getJsonArray("errors").stream()
                .map(error -> ((JsonObject) error).getString("pointer"))
                .toList();
    }
}
