package dev.tradewind.chaos.fault;

import dev.tradewind.chaos.cluster.Databases;
import dev.tradewind.chaos.cluster.Standby;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A second PostgreSQL follows the first one with every commit; then the first one dies and the second takes over. */
final class FailOver implements Fault {
    private @Nullable Standby standby;

    @Override
    public String name() {
        return "failover";
    }

    @Override
    public String told() {
        return "kill -9 of PostgreSQL, and its synchronous standby takes over";
    }

    /** In which the standby follows. */
    @Override
    public Duration lasts() {
        return Duration.ofSeconds(8);
    }

    @Override
    public String inject(Attack attack) throws IOException, SQLException {
        standby = attack.site().databases().standby();
        return "a standby follows PostgreSQL, which will die";
    }

    @Override
    public void heal(Attack attack) throws IOException, SQLException {
        Databases databases = attack.site().databases();
        if (standby != null) {
            databases.failOverTo(standby);
            standby = null;
        }
    }
}
