package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.EventId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.FeedSlice;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.shared.RawJson;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Live news of an order. */
class OrderStreamIT {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    @RegisterExtension
    static final GatewayFixture gateway = new GatewayFixture(new JsonObject()
            .put(
                    "streams",
                    new JsonObject().put("max", 2).put("heartbeat", "100ms").put("poll", "200ms")));

    private static final HttpClient client = gateway.vertx.createHttpClient();

    private final Map<String, List<EventEnvelope>> log = new ConcurrentHashMap<>();
    private OrderId order;

    @BeforeEach
    void fresh() {
        order = OrderId.next();
        OrderHints.FEEDS.forEach(feed -> gateway.feeds
                .get(feed)
                .reply(
                        "correlated",
                        arguments -> Future.succeededFuture(
                                new FeedSlice(List.copyOf(log.getOrDefault(feed, List.of())), false, false))));
    }

    /** What a client has been told. */
    private record News(String id, String event, JsonObject data) {}

    @Test
    void tellsWhatHappenedAndGoesOnTelling() throws Exception {
        happens("orders", "orders.placed.v1", 0, "{\"order\":{\"secret\":\"x\"}}");
        try (Listener listener = listen("", null)) {
            assertThat(listener.next().event()).isEqualTo("orders.placed");
            happens(
                    "payments",
                    "payments.authorized.v1",
                    1,
                    "{\"amount\":{\"amount\":5,\"currency\":\"EUR\"},\"card\":{}}");
            gateway.hint("payments", order.value());
            News authorized = listener.next();
            assertThat(authorized.event()).isEqualTo("payments.authorized");
            assertThat(authorized.data().getJsonObject("data").fieldNames()).containsExactly("amount");
            assertThat(authorized.data().getString("order_id")).isEqualTo(order.value());
            happens("orders", "orders.confirmed.v1", 2, "{}");
            gateway.hint("orders", order.value());
            assertThat(listener.next().event()).isEqualTo("orders.confirmed");
        }
    }

    @Test
    void tellsInTimeOrderWhatHappenedBefore() throws Exception {
        happens("orders", "orders.confirmed.v1", 3, "{}");
        happens("payments", "payments.authorized.v1", 2, "{}");
        happens("fulfillment", "fulfillment.shipment-created.v1", 4, "{\"shipment_id\":\"shp_1\"}");
        happens("orders", "orders.capture-requested.v1", 5, "{\"token\":\"x\"}");
        try (Listener listener = listen("", null)) {
            assertThat(listener.take(3))
                    .extracting(News::event)
                    .containsExactly("payments.authorized", "orders.confirmed", "fulfillment.shipment-created");
        }
    }

    @Test
    void goesOnWhereAClientLeftOff() throws Exception {
        happens("orders", "orders.placed.v1", 0, "{}");
        happens("orders", "orders.payment-requested.v1", 1, "{}");
        happens("payments", "payments.authorized.v1", 2, "{}");
        String last;
        try (Listener listener = listen("", null)) {
            last = listener.take(2).getLast().id();
        }
        happens("orders", "orders.confirmed.v1", 3, "{}");
        try (Listener listener = listen("", last)) {
            assertThat(listener.next().event()).isEqualTo("orders.confirmed");
        }
    }

    @Test
    void findsNewsByItselfWhenEveryHintIsLost() throws Exception {
        try (Listener listener = listen("", null)) {
            happens("orders", "orders.confirmed.v1", 1, "{}");
            assertThat(listener.next().event()).isEqualTo("orders.confirmed");
        }
    }

    @Test
    void keepsAQuietStreamAlive() throws Exception {
        try (Listener listener = listen("", null)) {
            assertThat(listener.comments.poll(5, TimeUnit.SECONDS)).isNotNull();
            assertThat(listener.comments.poll(5, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void letsNobodyInWhoMayNotSeeTheOrder() {
        gateway.orders.fail("order", Fault.of(CommonError.NOT_FOUND, "no such order"));
        assertThat(gateway.get("/store/orders/" + order + "/events").statusCode())
                .isEqualTo(404);
    }

    @Test
    void takesTheCartsTokenFromTheAddressSinceAnEventSourceSendsNoHeaders() throws Exception {
        try (Listener listener = listen("?cart_token=secret", null)) {
            assertThat(listener.response.getHeader("Content-Type")).isEqualTo("text/event-stream");
            assertThat(gateway.orders.asked("order").getFirst().arguments().get(1))
                    .isEqualTo(new Access(Actor.GUEST, "secret"));
        }
    }

    @Test
    void boundsHowManyFollow() throws Exception {
        try (Listener first = listen("", null);
                Listener second = listen("", null)) {
            assertThat(gateway.get("/store/orders/" + order + "/events").statusCode())
                    .isEqualTo(503);
        }
        // Those places are free again once their clients have gone.
        for (int i = 0; i < 2; i++) {
            try (Listener again = listenEventually()) {
                assertThat(again.response.statusCode()).isEqualTo(200);
            }
        }
    }

    private Listener listenEventually() throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        Listener listener = listen("", null);
        while (listener.response.statusCode() == 503 && System.nanoTime() < until) {
            listener.close();
            listener = listen("", null);
        }
        return listener;
    }

    private void happens(String feed, String type, int second, String data) {
        List<EventEnvelope> events = new ArrayList<>(log.getOrDefault(feed, List.of()));
        events.add(new EventEnvelope(
                EventId.next(),
                feed,
                type,
                0,
                new Position(1, 1, events.size()),
                order.value(),
                events.size() + 1,
                order.value(),
                null,
                null,
                START.plusSeconds(second),
                new RawJson(data)));
        log.put(feed, events);
    }

    private Listener listen(String query, String lastEventId) throws Exception {
        String path = Document.BASE + "/store/orders/" + order + "/events" + query;
        return new Listener(await(client.request(HttpMethod.GET, gateway.port(), "127.0.0.1", path)
                .compose(request -> {
                    if (lastEventId != null) {
                        request.putHeader("Last-Event-ID", lastEventId);
                    }
                    return request.send();
                })
                .onSuccess(HttpClientResponse::pause)));
    }

    private static final class Listener implements AutoCloseable {
        private final HttpClientResponse response;
        private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> comments = new LinkedBlockingQueue<>();
        private String rest = "";

        Listener(HttpClientResponse response) {
            this.response = response;
            response.handler(chunk -> read(chunk.toString()));
            response.exceptionHandler(gone -> {});
            response.resume();
        }

        News next() throws InterruptedException {
            News next = news.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("news").isNotNull();
            return next;
        }

        List<News> take(int count) throws InterruptedException {
            List<News> taken = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                taken.add(next());
            }
            return taken;
        }

        @Override
        public void close() {
            await(response.request().connection().close());
        }

        private void read(String chunk) {
            String[] messages = (rest + chunk).split("\n\n", -1);
            rest = messages[messages.length - 1];
            Arrays.stream(messages).limit(messages.length - 1).forEach(this::message);
        }

        private void message(String text) {
            if (text.startsWith(":")) {
                comments.add(text);
            } else if (text.startsWith("id:")) {
                String[] lines = text.split("\n");
                news.add(new News(lines[0].substring(4), lines[1].substring(7), new JsonObject(lines[2].substring(6))));
            }
        }
    }
}
