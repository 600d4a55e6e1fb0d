package dev.tradewind.chaos.fault;

import dev.tradewind.chaos.cluster.NodeProcess;
import dev.tradewind.chaos.cluster.Site;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A node lives in another minute than the others. */
final class WrongClock implements Fault {
    private static final int SECONDS = 60;
    private @Nullable NodeProcess wrong;

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public boolean setsClocks() {
        return true;
    }

    @Override
    public String told() {
        return "a node's clock is a minute ahead or behind";
    }

    @Override
    public @Nullable String impossible(Site site) {
        return site.clocks().canBeWrong() ? null : "libfaketime is not installed";
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(20);
    }

    @Override
    public String inject(Attack attack) throws IOException {
        NodeProcess node = attack.any(attack.site().nodes());
        wrong = node;
        int ahead = attack.random().nextBoolean() ? SECONDS : -SECONDS;
        attack.site().clocks().set(node.number(), ahead);
        return "the clock of " + node + " is " + (ahead > 0 ? "ahead" : "behind");
    }

    @Override
    public void heal(Attack attack) throws IOException {
        if (wrong != null) {
            attack.site().clocks().set(wrong.number(), 0);
        }
    }
}
