package dev.tradewind.chaos.fault;

import java.io.IOException;
import java.time.Duration;

/** The database goes away for a few seconds. */
final class PostgresRestart implements Fault {
    private final String name;
    private final boolean immediate;

    PostgresRestart(String name, boolean immediate) {
        this.name = name;
        this.immediate = immediate;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String told() {
        return immediate ? "PostgreSQL crashes and recovers" : "PostgreSQL is stopped in order and started again";
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(4);
    }

    @Override
    public String inject(Attack attack) throws IOException {
        if (immediate) {
            attack.site().databases().crash();
            return "PostgreSQL crashed";
        }
        attack.site().databases().stop();
        return "PostgreSQL stopped";
    }

    @Override
    public void heal(Attack attack) {
        attack.site().databases().startAgain();
    }
}
