package dev.tradewind.chassis;

import java.time.Duration;

/**
 * Where a domain keeps its data.
 *
 * @param url {@code postgresql://user:password@host:port/database}; its login owns the schemas and migrates them
 * @param connections at most that many at once, followers and tasks use at most half of them
 * @param statementTimeout a statement that takes longer is cancelled
 * @param lockTimeout a statement that waits longer for a lock fails and is tried again
 * @param idleInTransactionTimeout an open transaction that does nothing for longer is ended; it would hold back every
 *     feed
 */
public record DatabaseSettings(
        String url,
        int connections,
        Duration statementTimeout,
        Duration lockTimeout,
        Duration idleInTransactionTimeout) {

    static DatabaseSettings from(Settings settings) {
        return new DatabaseSettings(
                settings.text("url"),
                settings.integer("connections", 6, 2, 64),
                settings.duration("statement_timeout", Duration.ofSeconds(10)),
                settings.duration("lock_timeout", Duration.ofSeconds(2)),
                settings.duration("idle_in_transaction_timeout", Duration.ofSeconds(3)));
    }
}
