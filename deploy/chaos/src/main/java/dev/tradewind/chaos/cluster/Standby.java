package dev.tradewind.chaos.cluster;

import dev.tradewind.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A second PostgreSQL that follows the first and has everything that the first calls committed. */
public final class Standby {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final EmbeddedPostgres server;
    private final Path home;

    private Standby(EmbeddedPostgres server, Path home) {
        this.server = server;
        this.home = home;
    }

    /** How to reach a server. */
    @FunctionalInterface
    interface Sessions {
        Connection open() throws SQLException;
    }

    /** Returns when the first server waits for it with each commit. */
    static Standby of(Sessions first, Path from, Path home, int port) throws IOException, SQLException {
        Path data = home.resolve("data");
        try (Connection session = first.open();
                Statement sql = session.createStatement()) {
            sql.execute("select pg_backup_start('standby', true)");
            DataCopy.of(from.resolve("data"), data);
            try (ResultSet label = sql.executeQuery("select labelfile from pg_backup_stop(false)")) {
                if (!label.next()) {
                    throw new SQLException("the copy has no label");
                }
                Files.writeString(data.resolve("backup_label"), label.getString(1));
            }
            Files.writeString(data.resolve("standby.signal"), "");
            EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgres.Options.in(home)
                    .with(Stream.concat(
                                    Databases.settings().stream(),
                                    Stream.of("primary_conninfo=host=127.0.0.1 port=" + port
                                            + " user=postgres application_name=standby"))
                            .toList()));
            await(sql, "select count(*) = 1 from pg_stat_replication where state = 'streaming'");
            sql.execute("alter system set synchronous_standby_names = 'standby'");
            sql.execute("select pg_reload_conf()");
            await(sql, "select count(*) = 1 from pg_stat_replication where sync_state = 'sync'");
            return new Standby(server, home);
        }
    }

    private static void await(Statement sql, String condition) throws SQLException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            try (ResultSet answer = sql.executeQuery(condition)) {
                if (answer.next() && answer.getBoolean(1)) {
                    return;
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new SQLException("not true within " + PATIENCE.toSeconds() + " s: " + condition);
    }

    void promote() throws SQLException {
        try (Connection session = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres?user=postgres");
                Statement sql = session.createStatement()) {
            sql.execute("select pg_promote(true, 60)");
        }
    }

    EmbeddedPostgres server() {
        return server;
    }

    Path home() {
        return home;
    }
}
