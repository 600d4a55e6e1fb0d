package dev.tradewind.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every domain is replaced on three nodes while people buy, and nobody notices. */
class LiveRedeployIT {
    private static final int SHOPPERS = 12;
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

    @BeforeAll
    static void open() {
        nodes = Nodes.start(
                data,
                "gateway,identity,catalog,cart,settlement",
                "inventory,orders,payments,sandbox,merchants",
                "cart,orders,fulfillment,auditor");
        market = nodes.market();
    }

    @AfterAll
    static void close() {
        nodes.close();
    }

    @Test
    void noRequestFailsAndNoOrderIsLostWhileEveryDomainIsReplaced() throws Exception {
        String offer = market.offer(market.merchant("Always open"), "Candle", 1_200, 1_000_000);
        AtomicBoolean over = new AtomicBoolean();
        Queue<Answer> answers = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> shoppers = Stream.generate(nodes::rest)
                    .limit(SHOPPERS)
                    .map(rest -> threads.submit(() -> buyUntil(over, rest, offer, answers), true))
                    .toList();
            try {
                for (String domain : DOMAINS) {
                    redeploy(domain);
                    int before = answers.size();
                    Eventually.see("orders after " + domain, answers::size, bought -> bought > before + SHOPPERS);
                }
            } finally {
                over.set(true);
            }
            for (Future<Boolean> shopper : shoppers) {
                assertThat(shopper.get()).isTrue();
            }
        }
        assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 202);
        answers.forEach(answer -> Eventually.see(
                "a confirmed order",
                () -> market.order(Objects.requireNonNull(answer.text("id"))),
                order -> order.getString("status").equals("confirmed")));
        market.expectInvariants();
    }

    private static void buyUntil(AtomicBoolean over, Rest rest, String offer, Queue<Answer> answers) {
        while (!over.get()) {
            answers.add(Shopper.arrive(rest).wants(offer, 1).pays("tok_visa"));
        }
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
        return domain.equals("cart") ? build.put("canary", 25) : build;
    }
}
