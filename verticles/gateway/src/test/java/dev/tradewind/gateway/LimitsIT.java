package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.await;
import static dev.tradewind.gateway.GatewayFixture.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.cart.CartDocument;
import dev.tradewind.contracts.identity.Credentials;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is turned away: too much at once, too slow, too often from one place. */
class LimitsIT {
    private static final String CART = "/store/carts/cart_01jd0000000000000000000000";
    private static final JsonObject ITEM =
            new JsonObject().put("offer_id", "off_01jd0000000000000000000000").put("quantity", 2);

    @RegisterExtension
    static final GatewayFixture gateway = new GatewayFixture(
            new JsonObject().put("limits", new JsonObject().put("in_flight", 40).put("receive", "400ms")));

    @Test
    void doesNotWaitForeverForABody() {
        Buffer answer = Buffer.buffer();
        await(gateway.vertx
                .createNetClient()
                .connect(gateway.port(), "127.0.0.1")
                .compose(socket -> {
                    Promise<Void> closed = Promise.promise();
                    socket.handler(answer::appendBuffer);
                    socket.closeHandler(v -> closed.complete());
                    return socket.write("POST /api/v1" + CART + "/items HTTP/1.1\r\nHost: x\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: 20\r\n\r\n{")
                            .compose(written -> closed.future());
                }));
        assertThat(answer.toString()).startsWith("HTTP/1.1 408");
    }

    @Test
    void turnsAwayWhatIsTooMuch() {
        Promise<CartDocument> answer = Promise.promise();
        gateway.cart.reply("cartDocument", arguments -> answer.future());
        List<Future<HttpResponse<Buffer>>> all = IntStream.range(0, 60)
                .mapToObj(i -> Bursts.client(gateway)
                        .request(HttpMethod.GET, gateway.port(), "127.0.0.1", Document.BASE + CART)
                        .send())
                .toList();
        // Nobody is answered before all those are turned away for whom there is no place.
        Eventually.holds(() -> all.stream().filter(Future::isComplete).count() >= 20);
        answer.complete(Fake.document());
        List<Integer> statuses = all.stream().map(r -> await(r).statusCode()).toList();
        assertThat(statuses).containsOnly(200, 503).filteredOn(s -> s == 200).hasSize(40);
        assertThat(gateway.get(CART).statusCode()).isEqualTo(200);
    }

    @Test
    void bodiesThatAreOnTheirWayKeepNobodyOut() {
        JsonObject limits = new JsonObject().put("in_flight", 40).put("receive", "2m");
        try (GatewayFixture patient = new GatewayFixture(new JsonObject().put("limits", limits))) {
            NetClient client = patient.vertx.createNetClient();
            List<Upload> slow = IntStream.range(0, 45)
                    .mapToObj(i -> Upload.begin(client, patient.port()))
                    .toList();
            assertThat(patient.get(CART).statusCode()).isEqualTo(200);
            assertThat(patient.post(CART + "/items", ITEM).statusCode()).isEqualTo(200);
            assertThat(slow).allMatch(Upload::isOnItsWay);
            // And each of them is answered when it has come.
            assertThat(slow).allSatisfy(upload -> assertThat(upload.end()).startsWith("HTTP/1.1 200"));
        }
    }

    /** A request of which the server has all but the body. */
    private record Upload(NetSocket socket, Buffer heard, Promise<Void> answered) {
        private static final String GO_ON = "HTTP/1.1 100 Continue\r\n\r\n";

        static Upload begin(NetClient client, int port) {
            NetSocket socket = await(client.connect(port, "127.0.0.1"));
            Upload upload = new Upload(socket, Buffer.buffer(), Promise.promise());
            Promise<Void> goesOn = Promise.promise();
            socket.handler(bytes -> {
                upload.heard.appendBuffer(bytes);
                if (upload.heard.toString().startsWith(GO_ON)) {
                    goesOn.tryComplete();
                }
                if (upload.heard.length() > GO_ON.length()) {
                    upload.answered.tryComplete();
                }
            });
            socket.closeHandler(closed -> upload.answered.tryFail("closed"));
            String head = "POST /api/v1" + CART + "/items HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                    + "Content-Type: application/json\r\nContent-Length: "
                    + ITEM.toBuffer().length() + "\r\n\r\n";
            await(socket.write(head).compose(written -> goesOn.future()));
            return upload;
        }

        /** Neither answered nor given up. */
        boolean isOnItsWay() {
            return !answered.future().isComplete();
        }

        /** Sends the body; gives the answer's beginning. */
        String end() {
            await(socket.write(ITEM.toBuffer()).compose(written -> answered.future()));
            return heard.toString().substring(GO_ON.length());
        }
    }

    /** It is large enough to be checked by a worker, and the workers have other things to do. */
    @Test
    void aBodyThatIsBeingCheckedTakesAPlace() {
        JsonObject one = new JsonObject().put("limits", new JsonObject().put("in_flight", 1));
        Buffer large = Buffer.buffer(ITEM.encode() + " ".repeat(100_000));
        CountDownLatch checks = new CountDownLatch(1);
        try (GatewayFixture strict = new GatewayFixture(one)) {
            IntStream.range(0, VertxOptions.DEFAULT_WORKER_POOL_SIZE).forEach(i -> {
                var unused = strict.vertx.executeBlocking(() -> checks.await(30, TimeUnit.SECONDS), false);
            });
            Future<HttpResponse<Buffer>> added = strict.request(HttpMethod.POST, CART + "/items")
                    .putHeader("Content-Type", "application/json")
                    .sendBuffer(large);
            // What is wrong by itself is answered at once and never has a place for longer.
            Eventually.holds(() -> strict.get("/store/products?limit=none").statusCode() == 503);
            checks.countDown();
            assertThat(await(added).statusCode()).isEqualTo(200);
            assertThat(strict.get(CART).statusCode()).isEqualTo(200);
        } finally {
            checks.countDown();
        }
    }

    @Test
    void tellsLoginsWhereTheyComeFrom() {
        HttpResponse<Buffer> response = gateway.post("/auth/login", credentials());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(gateway.identity.asked("login").getFirst().arguments().subList(0, 2))
                .isEqualTo(List.of(new Credentials("ada@example.org", "secret"), "127.0.0.1"));
    }

    @Test
    void limitsSignInsOfOneAddress() {
        JsonObject limits = new JsonObject().put("sign_in_burst", 3).put("sign_in_per_minute", 1);
        try (GatewayFixture strict = new GatewayFixture(new JsonObject().put("limits", limits))) {
            IntStream.range(0, 3).forEach(i -> assertThat(
                            strict.post("/auth/login", credentials()).statusCode())
                    .isEqualTo(200));
            HttpResponse<Buffer> response = strict.post("/auth/login", credentials());
            assertThat(response.statusCode()).isEqualTo(429);
            assertThat(code(response)).isEqualTo("rate_limited");
            assertThat(Long.parseLong(response.getHeader("Retry-After"))).isBetween(50L, 60L);
        }
    }

    /** Each page that is loaded while signed in refreshes a token: far more often than anybody signs in. */
    @Test
    void limitsRefreshedTokensOfOneAddressApartFromItsSignIns() {
        JsonObject limits = new JsonObject()
                .put("sign_in_burst", 1)
                .put("sign_in_per_minute", 1)
                .put("refresh_burst", 3)
                .put("refresh_per_minute", 1);
        JsonObject token = new JsonObject().put("refresh_token", "any");
        try (GatewayFixture strict = new GatewayFixture(new JsonObject().put("limits", limits))) {
            assertThat(strict.post("/auth/login", credentials()).statusCode()).isEqualTo(200);
            IntStream.range(0, 3)
                    .forEach(i -> assertThat(strict.post("/auth/refresh", token).statusCode())
                            .isEqualTo(200));
            assertThat(code(strict.post("/auth/refresh", token))).isEqualTo("rate_limited");
        }
    }

    @Test
    void limitsBrowseEventsOfOneAddress() {
        JsonObject limits = new JsonObject().put("browse_burst", 2).put("browse_per_minute", 1);
        JsonArray seen = new JsonArray()
                .add(new JsonObject().put("type", "product_viewed").put("session_id", "one"));
        try (GatewayFixture strict = new GatewayFixture(new JsonObject().put("limits", limits))) {
            List<Integer> statuses = IntStream.range(0, 4)
                    .mapToObj(i -> strict.await(strict.request(HttpMethod.POST, "/store/events")
                                    .sendJson(seen))
                            .statusCode())
                    .toList();
            assertThat(statuses.subList(0, 2)).doesNotContain(429);
            assertThat(statuses.subList(2, 4)).containsOnly(429);
            assertThat(strict.post("/auth/login", credentials()).statusCode()).isEqualTo(200);
        }
    }

    private static JsonObject credentials() {
        return new JsonObject().put("email", "ada@example.org").put("password", "secret");
    }
}
