package dev.tradewind.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.nodes.NodeList;
import dev.tradewind.contracts.nodes.NodeView;
import dev.tradewind.contracts.nodes.VerticleView;
import dev.tradewind.contracts.nodes.VerticleView.FeedLag;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodesCommandTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @Test
    void showsWhatRunsWhereAndHowItIs() {
        NodeList nodes = new NodeList(
                List.of(node(
                        new VerticleView("gateway", "1.0", 1, true, null, List.of()),
                        new VerticleView(
                                "orders",
                                "1.0",
                                2,
                                true,
                                null,
                                List.of(new FeedLag("payments", 1.25, 3), new FeedLag("cart", 0, 0))))),
                List.of());
        assertThat(NodesCommand.text(nodes))
                .isEqualTo(
                        """
                        node 10.0.0.1:5701, process 4711, since 2026-01-02T12:00:00Z
                          verticle        version                  n    health   feeds: seconds behind (parked)
                          gateway         1.0                      1    healthy
                          orders          1.0                      2    healthy  cart 0.0, payments 1.3 (3)
                        """);
        assertThat(NodesCommand.isWell(nodes)).isTrue();
    }

    @Test
    void complainsOfTheIllAndTheSilent() {
        NodeList ill = new NodeList(
                List.of(node(new VerticleView("cart", "1.0", 1, false, "database: gone", List.of()))), List.of());
        assertThat(NodesCommand.isWell(ill)).isFalse();
        assertThat(NodesCommand.text(ill)).contains("ill      database: gone");
        NodeList silent = new NodeList(List.of(), List.of("4f2"));
        assertThat(NodesCommand.isWell(silent)).isFalse();
        assertThat(NodesCommand.text(silent)).isEqualTo("node 4f2 does not answer\n");
    }

    private static NodeView node(VerticleView... verticles) {
        return new NodeView("4f2", "10.0.0.1:5701", 4711, NOON, List.of(verticles));
    }
}
