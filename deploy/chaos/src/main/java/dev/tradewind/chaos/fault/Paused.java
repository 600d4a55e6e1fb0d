package dev.tradewind.chaos.fault;

import dev.tradewind.chaos.cluster.NodeProcess;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A node stands still long enough to be taken for dead, and then goes on where it was. */
final class Paused implements Fault {
    private @Nullable NodeProcess paused;

    @Override
    public String name() {
        return "pause";
    }

    @Override
    public String told() {
        return "a node is stopped (SIGSTOP) for 30 s and goes on";
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(30);
    }

    @Override
    public String inject(Attack attack) throws IOException {
        NodeProcess node = attack.any(attack.site().nodes());
        paused = node;
        node.pause();
        return node + " stands still";
    }

    @Override
    public void heal(Attack attack) throws IOException {
        if (paused != null) {
            paused.goOn();
        }
    }
}
