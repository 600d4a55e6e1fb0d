package dev.tradewind.chaos.fault;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One domain takes in no events for a minute, while it still answers. Its cursors are locked as a table and in a mode
 * that needs no transaction id, since a running transaction with one would hold up everybody's feeds.
 */
final class ConsumerHeld implements Fault {
    private static final List<String> CONSUMERS = List.of("fulfillment", "settlement", "inventory", "payments", "cart");

    private @Nullable Connection holder;

    @Override
    public String name() {
        return "consumer";
    }

    @Override
    public String told() {
        return "one domain takes in no events for a minute";
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(60);
    }

    @Override
    public String inject(Attack attack) throws SQLException {
        String consumer = attack.any(CONSUMERS);
        Connection session = attack.site().databases().connect();
        holder = session;
        session.setAutoCommit(false);
        try (Statement sql = session.createStatement()) {
            sql.execute("set idle_in_transaction_session_timeout = 0");
            sql.execute("lock table " + consumer + ".cursors in exclusive mode");
        }
        return consumer + " takes in nothing";
    }

    @Override
    public void heal(Attack attack) throws SQLException {
        if (holder != null) {
            holder.close();
            holder = null;
        }
    }
}
