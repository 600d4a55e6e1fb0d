package dev.tradewind.tools;

import dev.tradewind.contracts.nodes.NodeProgress;
import dev.tradewind.contracts.nodes.NodeProgress.Phase;
import dev.tradewind.contracts.nodes.NodeProgress.Traffic;
import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.nodes.RedeploymentView.Outcome;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a redeployment: a line for each node that changes in place on a terminal, a line for each step elsewhere. */
final class RedeploymentBoard {
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_LINE = "\r\u001b[K";
    // A line that wraps could not be written over.
    private static final int WIDTH_MAX = 79;
    private static final int ID_SHOWN = 8;

    private final PrintStream out;
    private final boolean interactive;
    private final Map<String, Phase> told = new HashMap<>();
    private int lines;

    RedeploymentBoard(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /** For the one who started this program: the entry script knows whether that is a person at a terminal. */
    static RedeploymentBoard standard() {
        return new RedeploymentBoard(System.out, Boolean.getBoolean("tradewind.terminal"));
    }

    void show(RedeploymentView view) {
        if (!interactive) {
            view.nodes().stream()
                    .filter(node -> told.put(node.node(), node.phase()) != node.phase())
                    .filter(node -> node.phase() != Phase.WAITING)
                    .forEach(node -> out.println(view.verticle() + " on node " + line(node)));
            return;
        }
        StringBuilder text = new StringBuilder(lines == 0 ? "" : String.format(UP, lines));
        for (NodeProgress node : view.nodes()) {
            String line = line(node);
            text.append(CLEAR_LINE)
                    .append(line, 0, Math.min(WIDTH_MAX, line.length()))
                    .append('\n');
        }
        lines = view.nodes().size();
        out.print(text);
        out.flush();
    }

    /** What came of it, in lines that stay. */
    void ended(RedeploymentView view) {
        if (view.outcome() == Outcome.PROMOTED) {
            view.nodes()
                    .forEach(node ->
                            out.println(view.verticle() + " on node " + node.node() + ": " + became(view, node)));
        } else {
            out.println(view.verticle() + " stays what it was: " + view.reason());
        }
    }

    private static String became(RedeploymentView view, NodeProgress node) {
        return view.instances() == null
                ? node.before() + " -> " + node.version()
                : view.instances() + " x " + node.version();
    }

    static String line(NodeProgress node) {
        String id = node.node().substring(0, Math.min(ID_SHOWN, node.node().length()));
        String phase = node.phase().name().toLowerCase(Locale.ROOT);
        String share = node.phase() == Phase.SERVING ? " " + node.percent() + " %" : "";
        String why = node.reason() == null ? "" : ": " + node.reason();
        return id + " " + phase + share + why + traffic(" new ", node.fresh()) + traffic(" old ", node.old());
    }

    private static String traffic(String whose, @Nullable Traffic traffic) {
        return traffic == null || traffic.calls() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        ",%s%d calls %.1f %% failed %.1f/%.1f ms",
                        whose,
                        traffic.calls(),
                        100.0 * traffic.failed() / traffic.calls(),
                        traffic.p50Ms(),
                        traffic.p99Ms());
    }
}
