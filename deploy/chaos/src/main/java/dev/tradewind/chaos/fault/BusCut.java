package dev.tradewind.chaos.fault;

import java.time.Duration;

/** Nodes know of each other and cannot talk: work waits, and finishes afterwards. */
final class BusCut implements Fault {
    @Override
    public String name() {
        return "bus-cut";
    }

    @Override
    public String told() {
        return "the event bus between all nodes is cut for 30 s";
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(30);
    }

    @Override
    public String inject(Attack attack) {
        attack.site().freezeBus(true);
        return "no message passes between nodes";
    }

    @Override
    public void heal(Attack attack) {
        attack.site().freezeBus(false);
    }
}
