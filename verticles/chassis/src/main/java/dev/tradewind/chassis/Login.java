package dev.tradewind.chassis;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.util.Map;
import java.util.Properties;

/** A domain's way into its database: as owner for migrations, in its own restricted role for everything else. */
final class Login {
    private static final int STATEMENT_CACHE = 256;
    private static final int STATEMENT_LENGTH_MAX = 32 * 1024;
    private static final int PIPELINING = 16;

    private final PgConnectOptions options;
    private final DatabaseSettings settings;
    private final String domain;

    private Login(PgConnectOptions options, DatabaseSettings settings, String domain) {
        this.options = options;
        this.settings = settings;
        this.domain = domain;
    }

    static Login of(DatabaseSettings settings, String domain) {
        try {
            return new Login(PgConnectOptions.fromUri(settings.url()), settings, domain);
        } catch (RuntimeException e) {
            throw new ConfigurationException(
                    "database.url must look like postgresql://user:password@host:port/database");
        }
    }

    String role() {
        return "tradewind_" + domain;
    }

    /** Where to, without the password. */
    String place() {
        return options.getHost() + ":" + options.getPort() + "/" + options.getDatabase();
    }

    PgConnectOptions asRole() {
        PgConnectOptions restricted = new PgConnectOptions(options)
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(STATEMENT_CACHE)
                .setPreparedStatementCacheSqlLimit(STATEMENT_LENGTH_MAX)
                .setPipeliningLimit(PIPELINING);
        if (restricted.getSslMode() != SslMode.DISABLE && restricted.getSslOptions() == null) {
            restricted.setSslOptions(new ClientSSLOptions());
        }
        return restricted.setProperties(Map.of(
                "role",
                role(),
                "search_path",
                domain,
                "application_name",
                "tradewind " + domain,
                "idle_in_transaction_session_timeout",
                millis(settings.idleInTransactionTimeout().toMillis()),
                "statement_timeout",
                millis(settings.statementTimeout().toMillis()),
                "lock_timeout",
                millis(settings.lockTimeout().toMillis()),
                "TimeZone",
                "UTC",
                // Statements are short: compiling them would only cost time.
                "jit",
                "off"));
    }

    String jdbcUrl() {
        return "jdbc:postgresql://" + place();
    }

    Properties jdbcProperties() {
        Properties properties = new Properties();
        properties.setProperty("user", options.getUser());
        if (options.getPassword() != null) {
            properties.setProperty("password", options.getPassword());
        }
        properties.setProperty("ApplicationName", "tradewind " + domain + " migration");
        properties.setProperty(
                "sslmode",
                options.getSslMode().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        properties.setProperty("connectTimeout", "5");
        return properties;
    }

    private static String millis(long millis) {
        return millis + "ms";
    }
}
