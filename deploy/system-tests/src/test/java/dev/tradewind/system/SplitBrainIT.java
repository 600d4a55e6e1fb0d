package dev.tradewind.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.shared.Domains;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes that lose sight of each other, each with every domain and each believing itself to be the whole. */
class SplitBrainIT {
    private static final String ALL = "gateway," + String.join(",", Domains.ALL);
    private static final Duration SPLIT_MAX = Duration.ofSeconds(40);
    private static final Duration MERGE_MAX = Duration.ofSeconds(60);
    private static final int PIECES = 15;
    private static final int PEOPLE = 20;
    private static final int LISTENERS = 6;

    @TempDir
    private static Path data;

    private static Nodes nodes;
    private static List<Market> sides;

    @BeforeAll
    static void open() {
        nodes = Nodes.startToBeCut(data, Domains.ALL, ALL, ALL);
        sides = Stream.of(nodes.door(0), nodes.door(1))
                .map(door -> Market.signIn(door, Platform.ADMIN_PASSWORD))
                .toList();
    }

    @AfterAll
    static void close() {
        nodes.close();
    }

    @Test
    void nothingIsSoldTwiceAndAllIsFinishedAfterTheHalvesHaveFoundEachOtherAgain() {
        String merchant = sides.getFirst().merchant("Two sides");
        String plenty = sides.getFirst().offer(merchant, "Coin", 900, 1_000_000);
        String scarce = sides.getFirst().offer(merchant, "Medal", 4_000, PIECES);
        try (Rush rush = Rush.of(PEOPLE, i -> nodes.door(i % 2), plenty)) {
            nodes.cut();
            sides.forEach(side -> Eventually.see("a half", SPLIT_MAX, side::nodes, all -> all == 1));
            // The members are told before the addresses of their domains are gone.
            IntStream.range(0, 2)
                    .forEach(i -> Eventually.see("a half that serves", () -> serves(nodes.door(i)), all -> all));
            Instant apart = Instant.now();
            List<Shopper> crowd = IntStream.range(0, 2 * PIECES)
                    .mapToObj(i -> Shopper.arrive(nodes.door(i % 2)).wants(scarce, 1))
                    .toList();
            List<Answer> answers = Crowd.allAtOnce(crowd, shopper -> shopper.pays("tok_visa"));
            assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(PIECES);
            assertThat(answers).filteredOn(a -> a.status() == 409).hasSize(PIECES);
            nodes.heal();
            sides.forEach(side -> Eventually.see("both halves", MERGE_MAX, side::nodes, all -> all == 2));
            int before = rush.orders().size();
            Eventually.see("orders as before", () -> rush.orders().size(), bought -> bought > before + PEOPLE);
            rush.close();
            assertThat(rush.failures()).allMatch(visit -> visit.begun().isBefore(apart));
            rush.orders()
                    .forEach(order -> Eventually.see(
                            "a confirmed order", () -> sides.getLast().order(order), found -> found.getString("status")
                                    .equals("confirmed")));
        }
        assertThat(sides.getFirst().stock(scarce).getInteger("available")).isZero();
        sides.forEach(Market::expectInvariants);
        sides.forEach(side -> Eventually.see("all caught up", side::greatestLag, lag -> lag == 0));
    }

    private static boolean serves(Rest rest) {
        JsonObject cart = new JsonObject().put("currency", "EUR").put("country", "GB");
        return IntStream.range(0, LISTENERS)
                .allMatch(i -> rest.post("/store/carts", cart).status() == 201);
    }
}
