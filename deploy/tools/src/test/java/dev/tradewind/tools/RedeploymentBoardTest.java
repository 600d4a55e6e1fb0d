package dev.tradewind.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.nodes.NodeProgress;
import dev.tradewind.contracts.nodes.NodeProgress.Phase;
import dev.tradewind.contracts.nodes.NodeProgress.Traffic;
import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.nodes.RedeploymentView.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RedeploymentBoardTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Traffic FRESH = new Traffic(52, 0, 0.8, 2.13);
    private static final Traffic OLD = new Traffic(200, 1, 0.7, 2);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void showsATrialInOneLineOfATerminal() {
        assertThat(RedeploymentBoard.line(node(Phase.SERVING, FRESH, OLD)))
                .isEqualTo("3f2a9c1e serving 10 %, new 52 calls 0.0 % failed 0.8/2.1 ms"
                        + ", old 200 calls 0.5 % failed 0.7/2.0 ms");
    }

    @Test
    void writesALineForEachStepWhereNobodyWatches() {
        RedeploymentBoard board = board(false);
        board.show(view(node(Phase.LOADING, null, null)));
        board.show(view(node(Phase.HEALTHY, null, null)));
        board.show(view(node(Phase.HEALTHY, null, null)));
        board.show(view(node(Phase.PROMOTED, null, null)));
        assertThat(said())
                .isEqualTo(
                        """
                        cart on node 3f2a9c1e loading
                        cart on node 3f2a9c1e healthy
                        cart on node 3f2a9c1e promoted
                        """);
    }

    @Test
    void writesOverItsLinesOnATerminal() {
        RedeploymentBoard board = board(true);
        board.show(view(node(Phase.LOADING, null, null)));
        board.show(view(node(Phase.SERVING, FRESH, OLD)));
        assertThat(said()).startsWith("\r\u001b[K3f2a9c1e loading\n\u001b[1A\r\u001b[K3f2a9c1e serving 10 %");
        assertThat(said().lines())
                .allMatch(line -> line.replaceAll("\\u001b\\[\\w+", "").length() <= 80);
    }

    private RedeploymentBoard board(boolean interactive) {
        return new RedeploymentBoard(new PrintStream(bytes, true, StandardCharsets.UTF_8), interactive);
    }

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static NodeProgress node(Phase phase, @Nullable Traffic fresh, @Nullable Traffic old) {
        int percent = phase == Phase.SERVING ? 10 : 0;
        return new NodeProgress("3f2a9c1e-0000-0000", phase, NOON, percent, "2", "1", fresh, old, null);
    }

    private static RedeploymentView view(NodeProgress node) {
        return new RedeploymentView(
                "dep_1", "cart", "usr_1", false, null, 10, NOON, null, Outcome.RUNNING, null, List.of(node));
    }
}
