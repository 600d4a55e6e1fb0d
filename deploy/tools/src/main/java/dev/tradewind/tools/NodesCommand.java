package dev.tradewind.tools;

import dev.tradewind.contracts.nodes.NodeList;
import dev.tradewind.contracts.nodes.NodeView;
import dev.tradewind.contracts.nodes.VerticleView;
import dev.tradewind.contracts.nodes.VerticleView.FeedLag;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradewind nodes}: which nodes there are, what runs on them and how it is. */
@Command(
        name = "nodes",
        mixinStandardHelpOptions = true,
        description = "List the nodes of the running platform, their verticles, health and feed lags.",
        footer = "Exit code 1 when something is unhealthy or a member does not answer.")
final class NodesCommand implements Callable<Integer> {
    private static final String LINE = "  %-15s %-24s %-4s %-8s %s%n";

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Override
    public Integer call() {
        NodeList nodes = server.staff().get("/admin/nodes").as(NodeList.class);
        System.out.print(text(nodes));
        return isWell(nodes) ? 0 : 1;
    }

    static boolean isWell(NodeList nodes) {
        return nodes.missing().isEmpty()
                && nodes.data().stream()
                        .flatMap(node -> node.verticles().stream())
                        .allMatch(VerticleView::healthy);
    }

    static String text(NodeList nodes) {
        StringBuilder text = new StringBuilder();
        for (NodeView node : nodes.data()) {
            String where = node.address().isEmpty() ? "one node, no cluster" : "node " + node.address();
            text.append(where).append(", process ").append(node.pid());
            text.append(", since ").append(node.startedAt()).append('\n');
            text.append(String.format(LINE, "verticle", "version", "n", "health", "feeds: seconds behind (parked)"));
            node.verticles().forEach(verticle -> text.append(line(verticle)));
        }
        nodes.missing().forEach(id -> text.append("node ").append(id).append(" does not answer\n"));
        return text.toString();
    }

    private static String line(VerticleView verticle) {
        String health = verticle.healthy() ? "healthy" : "ill";
        String last = verticle.problem() == null ? feeds(verticle) : verticle.problem();
        return String.format(LINE, verticle.name(), verticle.version(), verticle.instances(), health, last)
                .replaceFirst(" +\n$", "\n");
    }

    private static String feeds(VerticleView verticle) {
        StringBuilder text = new StringBuilder();
        verticle.feeds().stream().sorted(Comparator.comparing(FeedLag::feed)).forEach(lag -> {
            text.append(text.isEmpty() ? "" : ", ");
            text.append(String.format(Locale.ROOT, "%s %.1f", lag.feed(), lag.lagSeconds()));
            text.append(lag.parked() == 0 ? "" : " (" + lag.parked() + ")");
        });
        return text.toString();
    }
}
