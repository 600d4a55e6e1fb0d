package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.await;
import static dev.tradewind.gateway.GatewayFixture.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.cart.CartError;
import dev.tradewind.contracts.identity.IdentityError;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The edge itself: problems, limits, headers, who may come in. */
class ApiIT {
    private static final String CART = "/store/carts/cart_01jd0000000000000000000000";
    private static final String OFFER = "off_01jd0000000000000000000000";
    private static final JsonObject ITEM =
            new JsonObject().put("offer_id", OFFER).put("quantity", 2);

    @RegisterExtension
    static final GatewayFixture gateway = new GatewayFixture();

    @Test
    void describesAFaultAsAProblem() {
        gateway.cart.fail(
                "addItemDocument",
                Fault.of(
                        CartError.OFFER_UNAVAILABLE,
                        "It is not sold any more.",
                        new Fault.Item("/offer_id", "gone", "gone")));
        HttpResponse<Buffer> response = gateway.post(CART + "/items", ITEM);
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.getHeader("Content-Type")).isEqualTo("application/problem+json");
        JsonObject problem = response.bodyAsJsonObject();
        assertThat(problem.fieldNames())
                .containsExactly("type", "title", "status", "detail", "instance", "code", "errors", "trace_id");
        assertThat(problem.getString("type")).isEqualTo("urn:tradewind:problem:offer_unavailable");
        assertThat(problem.getString("title")).isEqualTo("Offer unavailable");
        assertThat(problem.getInteger("status")).isEqualTo(409);
        assertThat(problem.getString("instance")).isEqualTo("/api/v1" + CART + "/items");
        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo("/offer_id");
    }

    @Test
    void neverTellsTheTextOfAnException() {
        gateway.cart.fail("addItemDocument", new IllegalStateException("password is hunter2"));
        HttpResponse<Buffer> response = gateway.post(CART + "/items", ITEM);
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(code(response)).isEqualTo("internal");
        assertThat(response.bodyAsString()).doesNotContain("hunter2", "IllegalState");
        assertThat(response.bodyAsJsonObject().getString("trace_id")).matches("[0-9a-f]{32}");
    }

    @Test
    void namesTheTraceUnderWhichTheDomainHasLoggedIt() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        gateway.cart.fail(
                "addItemDocument", new ServiceException(500, "internal", new JsonObject().put("trace_id", trace)));
        assertThat(gateway.post(CART + "/items", ITEM).bodyAsJsonObject().getString("trace_id"))
                .isEqualTo(trace);
    }

    @Test
    void saysWhenToComeBackWhileADomainIsAway() throws Exception {
        gateway.cart.leave();
        try {
            HttpResponse<Buffer> response = gateway.post(CART + "/items", ITEM);
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(code(response)).isEqualTo("unavailable");
            assertThat(response.getHeader("Retry-After")).isEqualTo("1");
        } finally {
            gateway.cart.comeBack();
        }
    }

    @Test
    void asksAgainWhileADomainMoves() throws Exception {
        gateway.cart.leave();
        gateway.vertx.setTimer(30, back -> gateway.cart.comeBack());
        assertThat(gateway.post(CART + "/items", ITEM).statusCode()).isEqualTo(200);
    }

    @Test
    void passesOnWhenAFaultPasses() {
        gateway.identity.fail("login", Fault.passing(IdentityError.TOO_MANY_ATTEMPTS, "Wait.", 42));
        JsonObject credentials =
                new JsonObject().put("email", "ada@example.org").put("password", "secret");
        HttpResponse<Buffer> response = gateway.post("/auth/login", credentials);
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.getHeader("Retry-After")).isEqualTo("42");
    }

    @Test
    void tellsEveryPlaceWhereABodyIsWrong() {
        JsonObject body = new JsonObject().put("quantity", "two").put("qty", 2);
        HttpResponse<Buffer> response = gateway.post(CART + "/items", body);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(code(response)).isEqualTo("validation_failed");
        assertThat(response.bodyAsJsonObject().getJsonArray("errors").stream()
                        .map(JsonObject.class::cast)
                        .map(error -> error.getString("pointer") + " " + error.getString("code")))
                .containsExactlyInAnyOrder("/offer_id required", "/quantity type", "/qty unknown_field");
        assertThat(gateway.cart.asked("addItemDocument")).isEmpty();
    }

    @Test
    void checksPathAndQuery() {
        HttpResponse<Buffer> response = gateway.get("/store/products?limit=1000&sort=best&facets=perhaps");
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(pointers(response)).containsExactlyInAnyOrder("/query/limit", "/query/sort", "/query/facets");
        assertThat(pointers(gateway.get("/store/products/42"))).containsExactly("/path/product_id");
    }

    @Test
    void refusesWhatIsNotJson() {
        HttpResponse<Buffer> response = await(gateway.request(HttpMethod.POST, CART + "/items")
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer("{\"offer_id\": ")));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(code(response)).isEqualTo("malformed");
    }

    @Test
    void refusesTheCharacterThatNoDatabaseKeeps() {
        assertThat(pointers(gateway.get("/store/products?q=a%00b"))).containsExactly("/query/q");
        HttpResponse<Buffer> response = gateway.post(
                CART + "/items", new JsonObject().put("offer_id", OFFER + "\0").put("quantity", 1));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(code(response)).isEqualTo("malformed");
        assertThat(gateway.catalog.asked("search")).isEmpty();
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        HttpResponse<Buffer> response = await(gateway.request(HttpMethod.POST, CART + "/items")
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer(deep)));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(code(response)).isEqualTo("malformed");
    }

    @Test
    void refusesOtherMediaTypesAndMissingBodies() {
        HttpResponse<Buffer> form = await(gateway.request(HttpMethod.POST, CART + "/items")
                .putHeader("Content-Type", "application/x-www-form-urlencoded")
                .sendBuffer(Buffer.buffer("quantity=1")));
        assertThat(form.statusCode()).isEqualTo(415);
        HttpResponse<Buffer> empty =
                await(gateway.request(HttpMethod.POST, CART + "/items").send());
        assertThat(empty.statusCode()).isEqualTo(422);
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        JsonObject body = ITEM.copy().put("more", "x".repeat(300_000));
        HttpResponse<Buffer> response = gateway.post(CART + "/items", body);
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(code(response)).isEqualTo("payload_too_large");
    }

    @Test
    void takesLargeImports() {
        JsonArray items = new JsonArray();
        IntStream.range(0, 1_000)
                .forEach(i -> items.add(new JsonObject()
                        .put("title", "x".repeat(500))
                        .put("external_ref", "r" + i)
                        .put("variants", new JsonArray().add(new JsonObject().put("sku", "s" + i)))));
        HttpResponse<Buffer> response =
                gateway.post(Role.ADMIN, "/admin/imports/products", new JsonObject().put("items", items));
        assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(200);
    }

    @Test
    void knowsPathsAndMethods() {
        assertThat(code(gateway.get("/store/nothing"))).isEqualTo("not_found");
        HttpResponse<Buffer> response =
                await(gateway.request(HttpMethod.PUT, CART + "/items").sendJsonObject(ITEM));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.getHeader("Allow")).isEqualTo("POST");
    }

    private static List<String> pointers(HttpResponse<Buffer> response) {
        return response.bodyAsJsonObject().getJsonArray("errors").stream()
                .map(error -> ((JsonObject) error).getString("pointer"))
                .toList();
    }
}
