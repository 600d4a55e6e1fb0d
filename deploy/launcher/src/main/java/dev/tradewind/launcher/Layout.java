package dev.tradewind.launcher;

import dev.tradewind.launcher.Deployment.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which verticles run on which node, when a platform is spread over several JVMs of one machine.
 *
 * @param nodes the first has the gateway, the database and whoever started it
 */
public record Layout(List<List<String>> nodes) {
    /** One place each: a port of this machine, a password to show in this terminal, a look at everything. */
    private static final Set<String> FIRST = Set.of("gateway", "identity", "auditor", Deployments.SANDBOX);

    private static final Set<String> SHOP = Set.of("merchants", "catalog", "cart");

    /** Two nodes share the work; from three on, each domain runs on two of them, so that any but the first may die. */
    static Layout of(int count, List<String> verticles) {
        List<List<String>> nodes = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> nodes.add(new ArrayList<>()));
        List<String> spread =
                verticles.stream().filter(name -> !FIRST.contains(name)).toList();
        verticles.stream().filter(FIRST::contains).forEach(nodes.getFirst()::add);
        for (int i = 0; i < spread.size(); i++) {
            String name = spread.get(i);
            if (count < 3) {
                nodes.get(SHOP.contains(name) ? 0 : count - 1).add(name);
            } else {
                nodes.get(i % count).add(name);
                nodes.get((i + 1) % count).add(name);
            }
        }
        return new Layout(nodes.stream().map(List::copyOf).toList());
    }

    /**
     * Everything that people call on every node or on two of them, so that any one may be lost. Without the sandbox
     * provider, which has one port and is no part of the platform.
     */
    public static Layout twofold(int count) {
        List<List<String>> nodes = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> nodes.add(new ArrayList<>()));
        List<String> domains = Deployments.inStage(Stage.DOMAIN, Deployments.names()).stream()
                .filter(name -> !name.equals(Deployments.SANDBOX))
                .toList();
        for (int i = 0; i < domains.size(); i++) {
            nodes.get(i % count).add(domains.get(i));
            if (count > 1) {
                nodes.get((i + 1) % count).add(domains.get(i));
            }
        }
        nodes.forEach(node -> node.addAll(Deployments.inStage(Stage.EDGE, Deployments.names())));
        return new Layout(nodes.stream().map(List::copyOf).toList());
    }

    /** Those that own data: the gateway comes when they are there. */
    List<String> domains() {
        return Deployments.inStage(
                Stage.DOMAIN, nodes.stream().flatMap(List::stream).distinct().toList());
    }
}
