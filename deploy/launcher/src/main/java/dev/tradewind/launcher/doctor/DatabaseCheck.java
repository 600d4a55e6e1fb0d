package dev.tradewind.launcher.doctor;

import dev.tradewind.postgres.Readiness;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A given database: reachable, new enough, with the rights that the domains need. An embedded one: whether it would
 * start.
 */
final class DatabaseCheck {
    private static final int VERSION_MIN = 150_000;
    private static final String STATE =
            """
            select current_setting('server_version_num')::int as version,
                   current_setting('server_version') as version_text,
                   current_setting('fsync') = 'on' as fsync,
                   pg_encoding_to_char(encoding) as encoding,
                   has_database_privilege(datname, 'create') as may_create,
                   (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may_create_roles,
                   current_setting('max_connections')::int as connections
            from pg_database
            where datname = current_database()
            """;

    private DatabaseCheck() {}

    static List<Finding> embedded(Path home, boolean running) {
        if (running) {
            return List.of(Finding.good("PostgreSQL", Readiness.version() + " is running; " + Readiness.guard()));
        }
        List<String> obstacles = Readiness.obstacles(home);
        return obstacles.isEmpty()
                ? List.of(Finding.good("PostgreSQL", Readiness.version() + " is brought along; " + Readiness.guard()))
                : obstacles.stream()
                        .map(text -> Finding.wrong("PostgreSQL", text))
                        .toList();
    }

    static List<Finding> given(JdbcAddress address) {
        Properties properties = address.properties();
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "5");
        try (Connection connection = DriverManager.getConnection(address.url(), properties);
                ResultSet row = connection.createStatement().executeQuery(STATE)) {
            return row.next() ? judged(row) : List.of();
        } catch (SQLException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return List.of(Finding.wrong("Database", address.url() + " cannot be used: " + reason));
        }
    }

    private static List<Finding> judged(ResultSet row) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        String version = "PostgreSQL " + row.getString("version_text");
        findings.add(
                row.getInt("version") >= VERSION_MIN
                        ? Finding.good("Database", version)
                        : Finding.wrong("Database", version + " is too old: 15 or newer is needed"));
        if (!row.getBoolean("may_create")) {
            findings.add(Finding.wrong("Rights", "this login may not create schemas: grant create on the database"));
        }
        if (!row.getBoolean("may_create_roles")) {
            findings.add(Finding.wrong("Rights", "this login may not create roles: alter role ... createrole"));
        }
        if (!"UTF8".equals(row.getString("encoding"))) {
            findings.add(Finding.wrong("Encoding", row.getString("encoding") + ": create the database as UTF8"));
        }
        if (!row.getBoolean("fsync")) {
            findings.add(Finding.doubtful("Durability", "fsync is off: what was confirmed can be lost"));
        }
        if (row.getInt("connections") < 80) {
            findings.add(Finding.doubtful(
                    "Connections",
                    "max_connections is " + row.getInt("connections") + "; all domains together may open 80"));
        }
        return findings;
    }
}
