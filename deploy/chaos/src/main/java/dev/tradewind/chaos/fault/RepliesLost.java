package dev.tradewind.chaos.fault;

import java.time.Duration;

/** What was committed is committed, but the word of it does not arrive: nobody knows whether it is done. */
final class RepliesLost implements Fault {
    private static final double RATE = 0.05;

    @Override
    public String name() {
        return "lost-commit";
    }

    @Override
    public String told() {
        return "the connection to PostgreSQL ends after a COMMIT and before its answer";
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(20);
    }

    @Override
    public String inject(Attack attack) {
        attack.site().replies().set(RATE);
        return "one COMMIT in " + Math.round(1 / RATE) + " is not answered";
    }

    @Override
    public void heal(Attack attack) {
        attack.site().replies().set(0);
    }
}
