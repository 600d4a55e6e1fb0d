package dev.tradewind.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform over three JVMs: the gateway in one, what an order needs in the others. */
class SeveralNodesIT {
    private static final int CHECKOUTS = 60;
    private static final Set<String> FINAL = Set.of("confirmed", "cancelled");

    @TempDir
    private static Path data;

    private static Nodes nodes;
    private static Market market;

    @BeforeAll
    static void open() {
        nodes = Nodes.start(
                data,
                "gateway,identity,merchants,catalog,cart,auditor,operations,personalization,demand,fraud",
                "inventory,orders,payments",
                "settlement,fulfillment,orders");
        market = nodes.market();
    }

    @AfterAll
    static void close() {
        nodes.close();
    }

    @Test
    void buysFromCartToLedgerOverThreeNodes() {
        String offer = market.offer(market.merchant("Far and near"), "Kite", 3_000, 5);
        String order =
                nodes.shopper().wants(offer, 2).pays("tok_visa").expect(201).text("id");
        Eventually.see("a shipment", () -> market.shipments(order), s -> s.size() == 1)
                .forEach(s -> ship(s.getString("id")));
        Eventually.see(
                "delivered and captured",
                () -> market.order(order),
                o -> o.getString("status").equals("delivered")
                        && o.getString("payment_status").equals("captured"));
        Eventually.see("the capture in the ledger", () -> ledger(order), postings -> !postings.isEmpty());
        market.expectInvariants();
    }

    private static void ship(String shipment) {
        market.dispatch(shipment);
        market.deliver(shipment);
    }

    private static List<JsonObject> ledger(String order) {
        return Market.list(
                market.rest().get("/admin/ledger/entries?order_id=" + order).expect(200));
    }

    @Test
    void finishesEveryAcceptedOrderWhenANodeIsKilledAndComesBack() throws InterruptedException {
        String offer = market.offer(market.merchant("Crash"), "Helmet", 4_200, CHECKOUTS);
        List<Shopper> shoppers = Stream.generate(nodes::shopper)
                .limit(CHECKOUTS)
                .map(s -> s.wants(offer, 1))
                .toList();
        Semaphore answered = new Semaphore(0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            shoppers.forEach(s -> threads.execute(() -> payAndCount(s, answered)));
            answered.acquire(CHECKOUTS / 6);
            nodes.node(1).kill();
            nodes.node(1).startAgain();
        }
        nodes.node(1).running();
        nodes.awaitReady();
        List<String> accepted = shoppers.stream()
                .map(s -> s.cart().text("order_id"))
                .filter(Objects::nonNull)
                .toList();
        assertThat(accepted).hasSizeGreaterThanOrEqualTo(CHECKOUTS / 6).doesNotHaveDuplicates();
        accepted.forEach(o -> Eventually.see(
                "an end of " + o,
                Duration.ofSeconds(60),
                () -> market.rest().get("/admin/orders/" + o),
                a -> a.status() == 200 && FINAL.contains(a.text("status"))));
        accepted.forEach(o -> assertThat(nodes.provider().payments(o)).as(o).hasSizeLessThanOrEqualTo(1));
        market.expectInvariants();
    }

    @Test
    void failsOverOrFailsFastWithinTwoSecondsOfAKillAndServesAgainAfterTheReturn() {
        String offer = market.offer(market.merchant("Ghosts"), "Sheet", 1_900, 5);
        String order =
                nodes.shopper().wants(offer, 1).pays("tok_visa").expect(201).text("id");
        nodes.node(1).kill();
        Instant killed = Instant.now();
        Eventually.see("two seconds", () -> Duration.between(killed, Instant.now()), d -> d.toMillis() >= 2_000);
        for (int i = 0; i < 10; i++) {
            market.expectQuickly("/admin/orders/" + order, 200);
            market.expectQuickly("/admin/offers/" + offer + "/stock", 503);
        }
        nodes.node(1).startAgain();
        nodes.node(1).running();
        Eventually.see(
                "the stock again",
                Duration.ofSeconds(5),
                () -> market.rest().get("/admin/offers/" + offer + "/stock").status(),
                status -> status == 200);
        nodes.awaitReady();
        market.expectInvariants();
    }

    @Test
    void listsTheNodesWithWhatRunsOnThem() {
        List<JsonObject> listed = Market.list(market.rest().get("/admin/nodes").expect(200));
        assertThat(listed).hasSize(3);
        assertThat(listed.stream()
                        .flatMap(node -> node.getJsonArray("verticles").stream())
                        .map(JsonObject.class::cast)
                        .filter(verticle -> verticle.getString("name").equals("orders")))
                .hasSize(2)
                .allMatch(verticle -> verticle.getBoolean("healthy")
                        && verticle.getJsonArray("feeds").size() == 5);
    }

    private static void payAndCount(Shopper shopper, Semaphore answered) {
        shopper.pays("tok_visa");
        answered.release();
    }
}
