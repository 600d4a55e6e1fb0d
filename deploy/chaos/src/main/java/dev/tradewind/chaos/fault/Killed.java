package dev.tradewind.chaos.fault;

import dev.tradewind.chaos.cluster.NodeProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Nodes die without a word, and are started again a little later. */
final class Killed implements Fault {
    private final String name;
    private final int count;
    private final List<NodeProcess> dead = new ArrayList<>();

    Killed(String name, int count) {
        this.name = name;
        this.count = count;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String told() {
        return count == 1 ? "kill -9 of a node" : "kill -9 of " + count + " nodes at once";
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(5);
    }

    @Override
    public String inject(Attack attack) {
        List<NodeProcess> nodes = new ArrayList<>(attack.site().nodes());
        Collections.shuffle(nodes, attack.random());
        dead.addAll(nodes.subList(0, Math.min(count, nodes.size())));
        dead.parallelStream().forEach(NodeProcess::kill);
        return dead + " killed";
    }

    @Override
    public void heal(Attack attack) {
        dead.forEach(NodeProcess::startAgain);
        dead.clear();
    }
}
