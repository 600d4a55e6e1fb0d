package dev.tradewind.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sandbox as a provider's customer sees it. */
class SandboxIT {
    private static DomainFixture fixture;
    private static WebClient client;

    @BeforeAll
    static void open() {
        int port = PaymentsFixture.freePort();
        fixture = DomainFixture.open();
        fixture.deploy(
                new SandboxVerticle(),
                new JsonObject()
                        .put("port", port)
                        .put("webhook_url", "http://127.0.0.1:" + port + "/nowhere")
                        .put("fee_bps", 250));
        client = WebClient.create(fixture.vertx(), new WebClientOptions().setDefaultPort(port));
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void makesOnePaymentPerKeyHoweverManyAskAtOnce() {
        String key = UUID.randomUUID().toString();
        List<Future<HttpResponse<Buffer>>> all = IntStream.range(0, 20)
                .mapToObj(i -> place(key, charge("tok_visa", 500)))
                .toList();
        fixture.await(Future.all(all));

        assertThat(all)
                .extracting(f -> f.result().bodyAsJsonObject().getString("id"))
                .containsOnly(all.getFirst().result().bodyAsJsonObject().getString("id"));
        assertThat(all).extracting(f -> f.result().statusCode()).containsOnlyOnce(201);
    }

    @Test
    void refusesAKeyThatCameWithAnotherAmount() {
        String key = UUID.randomUUID().toString();
        fixture.await(place(key, charge("tok_visa", 500)));

        assertRefused(place(key, charge("tok_visa", 501)), 409, "idempotency_key_reused");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertRefused(place("k1", charge("tok_gold", 500)), 400, "invalid_token");
        assertRefused(place("k2", charge("tok_visa", 0)), 400, "invalid_amount");
        assertRefused(place("k3", charge("tok_visa", 5).put("currency", "???")), 400, "invalid_amount");
        assertRefused(place("k4", new JsonObject().put("token", new JsonObject())), 400, "invalid_request");
        assertRefused(place("k4", new JsonObject().put("token", "tok_visa")), 400, "invalid_amount");
        assertRefused(
                client.post("/sandbox/payments").sendJsonObject(charge("tok_visa", 5)), 400, "missing_idempotency_key");
        assertRefused(client.get("/sandbox/payments/nothing").send(), 404, "not_found");
        assertRefused(place("k5", charge("tok_error", 5)), 500, "provider_error");
        assertThat(listed("idempotency_key", "k5")).isEmpty();
    }

    @Test
    void keepsItsOwnBooks() {
        String id = placed("tok_visa", 1_000);

        assertThat(fixture.await(move(id, "capture", "c1-" + id, 600)).bodyAsJsonObject())
                .isEqualTo(new JsonObject()
                        .put("key", "c1-" + id)
                        .put("amount", 600)
                        .put("fee", 15));
        assertThat(fixture.await(move(id, "capture", "c1-" + id, 600)).statusCode())
                .isEqualTo(200);
        assertRefused(move(id, "capture", "c1-" + id, 601), 409, "idempotency_key_reused");
        assertRefused(move(id, "capture", "c2-" + id, 401), 409, "exceeds_authorized");
        assertRefused(move(id, "capture", "c2-" + id, 0), 400, "invalid_amount");
        assertRefused(move(id, "refund", "r0-" + id, -1), 400, "invalid_amount");
        assertRefused(move(id, "refund", "r1-" + id, 601), 409, "exceeds_captured");
        assertThat(fixture.await(move(id, "refund", "r2-" + id, 100)).statusCode())
                .isEqualTo(201);
        assertThat(fixture.await(post(id, "void", "v-" + id)).bodyAsJsonObject().getString("state"))
                .isEqualTo("voided");
        assertRefused(move(id, "capture", "c3-" + id, 1), 409, "payment_not_authorized");
        assertThat(fixture.await(move(id, "capture", "c1-" + id, 600)).statusCode())
                .isEqualTo(200);

        JsonObject payment =
                fixture.await(client.get("/sandbox/payments/" + id).send()).bodyAsJsonObject();
        assertThat(payment.getLong("captured")).isEqualTo(600);
        assertThat(payment.getLong("refunded")).isEqualTo(100);
        assertThat(payment.getJsonArray("captures")).hasSize(1);
    }

    @Test
    void showsTheShopperAPageWithoutScripts() {
        String id = placed("tok_3ds", 1_234);

        HttpResponse<Buffer> page =
                fixture.await(client.get("/sandbox/3ds/" + id).send());
        HttpResponse<Buffer> after = fixture.await(client.post("/sandbox/payments/" + id + "/confirm")
                .sendForm(MultiMap.caseInsensitiveMultiMap().add("outcome", "success")));

        assertThat(page.getHeader("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.bodyAsString()).contains("12.34 BRL").doesNotContain("<script");
        assertThat(after.bodyAsString()).contains("The payment is confirmed");
        assertThat(fixture.await(client.get("/sandbox/3ds/none").send()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesFaultsThatThereAreNot() {
        assertRefused(
                client.put("/sandbox/faults").sendJsonObject(new JsonObject().put("latency", 5)),
                400,
                "invalid_faults");
        assertRefused(
                client.put("/sandbox/faults").sendJsonObject(new JsonObject().put("error_rate", 2)),
                400,
                "invalid_faults");
        assertRefused(client.put("/sandbox/faults").sendBuffer(Buffer.buffer("no json")), 400, "invalid_faults");

        JsonObject faults = fixture.await(client.put("/sandbox/faults").sendJsonObject(new JsonObject()))
                .bodyAsJsonObject();
        assertThat(faults.getLong("latency_ms")).isZero();
        assertThat(faults.fieldNames()).contains("error_rate", "duplicate_webhooks", "drop_webhooks");
    }

    private static String placed(String token, long amount) {
        return fixture.await(place(UUID.randomUUID().toString(), charge(token, amount)))
                .bodyAsJsonObject()
                .getString("id");
    }

    private static JsonObject charge(String token, long amount) {
        return new JsonObject()
                .put("token", token)
                .put("amount", amount)
                .put("currency", "BRL")
                .put("order", "ord_1");
    }

    private static Future<HttpResponse<Buffer>> place(String key, JsonObject charge) {
        return client.post("/sandbox/payments")
                .putHeader("Idempotency-Key", key)
                .sendJsonObject(charge);
    }

    private static Future<HttpResponse<Buffer>> move(String id, String verb, String key, long amount) {
        return client.post("/sandbox/payments/" + id + "/" + verb)
                .putHeader("Idempotency-Key", key)
                .sendJsonObject(new JsonObject().put("amount", amount));
    }

    private static Future<HttpResponse<Buffer>> post(String id, String verb, String key) {
        return client.post("/sandbox/payments/" + id + "/" + verb)
                .putHeader("Idempotency-Key", key)
                .send();
    }

    private static JsonArray listed(String by, String value) {
        return fixture.await(
                        client.get("/sandbox/payments").addQueryParam(by, value).send())
                .bodyAsJsonObject()
                .getJsonArray("data");
    }

    private static void assertRefused(Future<HttpResponse<Buffer>> call, int status, String code) {
        HttpResponse<Buffer> response = fixture.await(call);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.bodyAsJsonObject().getJsonObject("error").getString("code"))
                .isEqualTo(code);
    }
}
