package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.auditor.Invariants;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.nodes.NodeList;
import dev.tradewind.contracts.nodes.NodeView;
import dev.tradewind.contracts.nodes.VerticleView;
import dev.tradewind.contracts.nodes.VerticleView.FeedLag;
import dev.tradewind.contracts.operations.Traffic;
import dev.tradewind.contracts.operations.Traffic.Area;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Domains;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.FeedHeads;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dashboard, put together from what domains and nodes say. */
class DashboardIT {
    private GatewayFixture gateway;

    @BeforeEach
    void open() {
        gateway = new GatewayFixture();
        gateway.nodes.reply("nodes", nodes());
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void gathersDomainsFromAllNodesAndSaysWhatIsWrong() {
        gateway.auditor.reply("invariants", red());
        JsonObject dashboard = ask();
        assertThat(dashboard.getJsonArray("missing")).isEmpty();
        assertThat(dashboard.getJsonObject("pulse").getJsonArray("minutes")).isNotEmpty();
        JsonObject orders = domain(dashboard, "orders");
        assertThat(orders.getInteger("nodes")).isEqualTo(2);
        assertThat(orders.getInteger("instances")).isEqualTo(3);
        assertThat(orders.getBoolean("healthy")).isFalse();
        assertThat(orders.getDouble("lag_seconds")).isEqualTo(45.0);
        assertThat(orders.getInteger("parked")).isEqualTo(2);
        assertThat(domain(dashboard, "fraud").getInteger("nodes")).isZero();
        assertThat(alerts(dashboard))
                .contains(
                        "invariant_red 3",
                        "node_silent n3",
                        "unhealthy orders",
                        "lag orders/cart",
                        "dead_letters orders/payments",
                        "absent cart")
                // The shop goes on without these.
                .doesNotContain("absent fraud", "absent demand", "absent personalization");
    }

    @Test
    void namesWhoDoesNotAnswerAndShowsTheRest() {
        gateway.operations.fail("pulse", Fault.of(CommonError.UNAVAILABLE, "away"));
        gateway.auditor.fail("invariants", Fault.of(CommonError.UNAVAILABLE, "away"));
        JsonObject dashboard = ask();
        assertThat(dashboard.getValue("pulse")).isNull();
        assertThat(dashboard.getJsonArray("missing"))
                .isEqualTo(new JsonArray().add("operations").add("auditor"));
        assertThat(dashboard.getJsonArray("domains")).hasSize(Domains.ALL.size());
    }

    @Test
    void asksOnceForAllWhoLookAtTheSameTime() {
        gateway.nodes.reply(
                "nodes",
                asked -> gateway.vertx.timer(200, TimeUnit.MILLISECONDS).map(nodes()));
        List<Future<Integer>> many = java.util.stream.IntStream.range(0, 10)
                .mapToObj(i -> gateway.as(Role.VIEWER, HttpMethod.GET, "/admin/dashboard")
                        .send()
                        .map(response -> response.statusCode()))
                .toList();
        await(Future.all(many));
        assertThat(many).allSatisfy(answer -> assertThat(answer.result()).isEqualTo(200));
        assertThat(gateway.nodes.asked("nodes")).hasSize(1);
        assertThat(gateway.auditor.asked("invariants")).hasSize(1);
    }

    @Test
    void tellsOperationsWhatShoppersAsked() {
        gateway.get("/store/carts/cart_01jd0000000000000000000000");
        gateway.orders.fail("order", new IllegalStateException("broken"));
        gateway.get("/store/orders/ord_01jd0000000000000000000000");
        Eventually.holds(() -> told(Area.CART, 1, 0) && told(Area.OTHER, 1, 1));
    }

    @Test
    void reckonsThroughputFromHowTheRowsGrow() {
        AtomicLong nanos = new AtomicLong();
        AtomicLong row = new AtomicLong(100);
        gateway.feeds
                .get("cart")
                .reply(
                        "heads",
                        asked -> Future.succeededFuture(
                                new FeedHeads("cart", List.of(new Position(1, 9, 5), new Position(1, 8, row.get())))));
        Throughput throughput = new Throughput(new Feeds(gateway.vertx), nanos::get);
        await(throughput.look(List.of("cart")));
        assertThat(throughput.perMinute("cart")).isNull();
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        row.addAndGet(250);
        await(throughput.look(List.of("cart", "nobody")));
        assertThat(throughput.perMinute("cart")).isEqualTo(500.0);
        nanos.addAndGet(Duration.ofSeconds(45).toNanos());
        await(throughput.look(List.of("cart")));
        assertThat(throughput.perMinute("cart")).isEqualTo(0.0);
        assertThat(throughput.perMinute("nobody")).isNull();
    }

    private boolean told(Area area, long calls, long failed) {
        return gateway.operations.asked("keepTraffic").stream()
                .flatMap(asked -> ((Traffic) asked.arguments().getFirst()).minutes().stream())
                .anyMatch(minute -> minute.area() == area && minute.calls() == calls && minute.failed() == failed);
    }

    private static NodeList nodes() {
        List<FeedLag> behind = List.of(new FeedLag("cart", 45, 0), new FeedLag("payments", 0, 2));
        List<FeedLag> lessBehind = List.of(new FeedLag("cart", 1, 0));
        return new NodeList(
                List.of(
                        node("n1", new VerticleView("orders", "1", 2, true, null, behind)),
                        node("n2", new VerticleView("orders", "1", 1, false, "database: slow", lessBehind))),
                List.of("n3"));
    }

    private static NodeView node(String id, VerticleView verticle) {
        return new NodeView(id, "", 1, Instant.EPOCH, List.of(verticle));
    }

    private static Invariants red() {
        JsonObject invariants = Golden.json(Invariants.class);
        invariants.getJsonArray("data").getJsonObject(0).put("number", 3).put("status", "red");
        return Wire.read(invariants.encode(), Invariants.class);
    }

    private JsonObject ask() {
        var response = gateway.get(Role.VIEWER, "/admin/dashboard");
        assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(200);
        return response.bodyAsJsonObject();
    }

    private static JsonObject domain(JsonObject dashboard, String name) {
        return dashboard.getJsonArray("domains").stream()
                .map(JsonObject.class::cast)
                .filter(domain -> domain.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> alerts(JsonObject dashboard) {
        return dashboard.getJsonArray("alerts").stream()
                .map(JsonObject.class::cast)
                .map(alert -> alert.getString("kind") + " " + alert.getString("subject"))
                .toList();
    }
}
