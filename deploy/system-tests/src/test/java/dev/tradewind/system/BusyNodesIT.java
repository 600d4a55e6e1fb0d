package dev.tradewind.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to people who buy while domains are replaced and nodes are restarted, killed or held up. */
class BusyNodesIT {
    private static final int SHOPPERS = 50;
    private static final int NODES = 3;
    private static final Duration FAILING_MAX = Duration.ofSeconds(2);
    private static final Duration STALE_MAX = Duration.ofSeconds(5);
    private static final Duration RECOVERED = Duration.ofSeconds(10);
    private static final Duration BACK_MAX = Duration.ofSeconds(15);
    private static final List<String> DOMAINS = List.of(
            "cart",
            "orders",
            "inventory",
            "payments",
            "catalog",
            "merchants",
            "identity",
            "fulfillment",
            "settlement",
            "auditor");

    @TempDir
    private static Path data;

    private static Nodes nodes;
    private static Market market;
    private static String offer;

    @BeforeAll
    static void open() {
        // Each domain runs on two of the three.
        nodes = Nodes.start(
                data,
                "gateway,identity,catalog,cart,orders,payments,inventory,settlement,personalization,fraud",
                "gateway,merchants,catalog,inventory,orders,fulfillment,auditor,operations,demand,personalization",
                "gateway,identity,merchants,cart,payments,settlement,fulfillment,auditor,operations,demand,fraud");
        market = nodes.market();
        offer = market.offer(market.merchant("Always open"), "Candle", 1_200, 1_000_000);
    }

    @AfterAll
    static void close() {
        nodes.close();
    }

    @Test
    void noRequestFailsAndNoOrderIsLostWhileEveryDomainIsReplaced() throws Exception {
        try (Rush rush = Rush.of(SHOPPERS, i -> nodes.rest(), offer)) {
            for (String domain : DOMAINS) {
                redeploy(domain);
                awaitMore(rush, "orders after " + domain);
            }
            rush.close();
            expectNothingLost(rush);
        }
    }

    @Test
    void noRequestFailsAndNoOrderIsLostWhileEveryNodeIsStoppedAndStartedAgain() {
        try (Rush rush = Rush.of(SHOPPERS, nodes::insisting, offer)) {
            for (int i = 0; i < NODES; i++) {
                nodes.node(i).stop();
                nodes.node(i).startAgain();
                nodes.node(i).running();
                nodes.awaitReady();
                awaitMore(rush, "orders after the restart of node " + i);
            }
            rush.close();
            expectNothingLost(rush);
        }
    }

    @Test
    void acceptedOrdersFinishAndTheRestGoesOnWhenEachNodeIsKilledInTurn() {
        List<Instant> kills = new ArrayList<>();
        try (Rush rush = Rush.of(SHOPPERS, nodes::insisting, offer)) {
            for (int i = 0; i < NODES; i++) {
                awaitMore(rush, "orders before the death of node " + i);
                nodes.node(i).kill();
                Instant killed = Instant.now();
                kills.add(killed);
                nodes.node(i).startAgain();
                nodes.node(i).running();
                nodes.awaitReady();
                Eventually.see("ten seconds", Instant::now, now -> now.isAfter(killed.plus(RECOVERED)));
            }
            rush.close();
            assertThat(rush.failures()).allMatch(visit -> isAfter(kills, visit, Duration.ZERO, FAILING_MAX));
            assertThat(rush.visits())
                    .as("who came a while later found all feeds in motion")
                    .filteredOn(visit -> isAfter(kills, visit, STALE_MAX, RECOVERED))
                    .isNotEmpty()
                    .allMatch(visit -> visit.status() == 201);
            expectAllFinished(rush);
        }
    }

    private static boolean isAfter(List<Instant> kills, Rush.Visit visit, Duration from, Duration to) {
        return kills.stream()
                .anyMatch(killed -> !visit.begun().isBefore(killed.plus(from))
                        && visit.begun().isBefore(killed.plus(to)));
    }

    @Test
    void twoOfThreeKilledAtOnceLeaveNothingBehindAndServeAgainSoonAfterTheirReturn() {
        Rush rush = Rush.of(SHOPPERS, i -> nodes.rest(), offer);
        awaitMore(rush, "orders before two nodes die");
        nodes.node(1).kill(nodes.node(2));
        Instant killed = Instant.now();
        rush.close();
        Eventually.see("two seconds", Instant::now, now -> now.isAfter(killed.plus(FAILING_MAX)));
        Market left = nodes.market();
        String order = rush.orders().getFirst();
        for (int i = 0; i < 10; i++) {
            left.expectQuickly("/admin/orders/" + order, 200);
            left.expectQuickly("/admin/shipments?order_id=" + order, 503);
        }
        Instant begun = Instant.now();
        nodes.node(1).startAgain();
        nodes.node(2).startAgain();
        nodes.awaitReady();
        assertThat(Duration.between(begun, Instant.now())).isLessThan(BACK_MAX);
        nodes.node(1).running();
        nodes.node(2).running();
        expectAllFinished(rush);
    }

    @Test
    void aNodeThatIsHeldUpForLongerThanTheOthersWaitForItComesBackByItself() {
        try (Rush rush = Rush.of(SHOPPERS, i -> nodes.rest(), offer)) {
            awaitMore(rush, "orders before the pause");
            nodes.node(2).pause();
            try {
                Eventually.see("that it is gone", market::nodes, all -> all == NODES - 1);
                awaitMore(rush, "orders without it");
            } finally {
                nodes.node(2).goOn();
            }
            Eventually.see("that it is back", Duration.ofSeconds(60), market::nodes, all -> all == NODES);
            Instant back = Instant.now();
            awaitMore(rush, "orders with it again");
            rush.close();
            assertThat(rush.failures()).allMatch(visit -> visit.begun().isBefore(back.plus(FAILING_MAX)));
            expectAllFinished(rush);
        }
    }

    private static void awaitMore(Rush rush, String what) {
        int before = rush.orders().size();
        Eventually.see(what, () -> rush.orders().size(), bought -> bought > before + SHOPPERS / 4);
    }

    private static void expectNothingLost(Rush rush) {
        assertThat(rush.failures()).isEmpty();
        expectAllFinished(rush);
    }

    private static void expectAllFinished(Rush rush) {
        rush.orders()
                .forEach(order -> Eventually.see(
                        "a confirmed order", () -> market.order(order), found -> found.getString("status")
                                .equals("confirmed")));
        market.expectInvariants();
    }

    private static void redeploy(String domain) throws Exception {
        String jar = Base64.getEncoder().encodeToString(Files.readAllBytes(Builds.jar(domain, data)));
        Answer answer = market.rest()
                .post("/admin/verticles/" + domain + "/redeploy", build(domain, jar))
                .expect(200);
        assertThat(Market.list(answer)).isNotEmpty().allMatch(node -> node.getString("version")
                .matches(".+\\+[0-9a-f]{8}"));
    }

    /** The cart is tried out first. */
    private static JsonObject build(String domain, String jar) {
        JsonObject build = new JsonObject().put("jar", jar);
        return domain.equals("cart") ? build.put("canary", 50) : build;
    }
}
