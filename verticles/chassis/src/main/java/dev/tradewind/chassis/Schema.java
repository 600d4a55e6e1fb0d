package dev.tradewind.chassis;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A domain's schema, made ready by its owner before the domain works in it: role, tables, rights, log settings.
 * Blocking; any number of nodes may do it at once, one after the other gets its turn.
 */
final class Schema {
    private static final Logger log = LoggerFactory.getLogger(Schema.class);
    private static final int MONTHS_AHEAD = 2;
    private static final String CREATE_ROLE =
            """
            do $$ begin
                if not exists (select from pg_roles where rolname = '%1$s') then
                    create role %1$s nologin;
                end if;
                -- Since PostgreSQL 16 who creates a role is its member, but must still allow himself to take it on.
                if not pg_has_role('%1$s', case when current_setting('server_version_num')::int >= 160000
                        then 'set' else 'member' end) then
                    grant %1$s to current_user;
                end if;
            exception when duplicate_object or unique_violation then
                -- Another database of this cluster was faster.
                null;
            end $$
            """;
    private static final String GRANT =
            """
            grant usage on schema %1$s to %2$s;
            grant select, insert, update, delete on all tables in schema %1$s to %2$s;
            grant usage, select on all sequences in schema %1$s to %2$s;
            revoke all on all functions in schema %1$s from public;
            grant execute on all functions in schema %1$s to %2$s;
            revoke insert, update, delete on %1$s.flyway_schema_history, %1$s.log_settings, %1$s.log_epochs,
                %1$s.dropped_events from %2$s;
            """;
    private static final String KEEP_PARTITION_COUNT =
            """
            insert into log_settings (partitions) values (?)
            on conflict (one) do update set one = true returning partitions
            """;
    private static final String EPOCH =
            """
            select system_identifier, (select epoch from log_epochs order by epoch desc limit 1) as epoch,
                (select system_identifier from log_epochs order by epoch desc limit 1) as known
            from pg_control_system()
            """;

    private final Ground ground;
    private final Login login;

    Schema(Ground ground, Login login) {
        this.ground = ground;
        this.login = login;
    }

    /** @return the log's current epoch */
    int prepare() {
        try (Connection connection = connect()) {
            return exclusively(connection);
        } catch (SQLException e) {
            throw new ConfigurationException("The database of " + ground.domain() + " (" + login.place()
                    + ") cannot be used: " + e.getMessage());
        } catch (FlywayException e) {
            throw new ConfigurationException(
                    "The schema " + ground.domain() + " cannot be migrated: " + e.getMessage());
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(login.jdbcUrl(), login.jdbcProperties());
    }

    // An advisory lock of the session, not of a transaction: an open transaction would hold back the feeds meanwhile.
    private int exclusively(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtextextended('tradewind " + ground.domain() + "', 0))");
            statement.execute(CREATE_ROLE.formatted(login.role()));
            migrate();
            statement.execute("set search_path = " + ground.domain());
            statement.execute(GRANT.formatted(ground.domain(), login.role()));
            keepPartitionCount(connection);
            statement.execute("select prepare_event_months(" + MONTHS_AHEAD + ")");
            return currentEpoch(connection);
        }
    }

    private void migrate() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(login.jdbcUrl());
        login.jdbcProperties().forEach((key, value) -> setProperty(source, (String) key, (String) value));
        int migrated = Flyway.configure(ground.resources())
                .dataSource(source)
                .schemas(ground.domain())
                .locations("classpath:db/migration/chassis", "classpath:db/migration/" + ground.domain())
                .outOfOrder(true)
                .cleanDisabled(true)
                .loggers("slf4j")
                .load()
                .migrate()
                .migrationsExecuted;
        if (migrated > 0) {
            log.info("{}: schema migrated, {} steps", ground.domain(), migrated);
        }
    }

    private static void setProperty(PGSimpleDataSource source, String key, String value) {
        try {
            source.setProperty(key, value);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keepPartitionCount(Connection connection) throws SQLException {
        int wanted = ground.settings().feeds().partitions();
        int kept;
        try (PreparedStatement keep = connection.prepareStatement(KEEP_PARTITION_COUNT)) {
            keep.setInt(1, wanted);
            kept = first(keep).getInt(1);
        }
        if (kept != wanted) {
            throw new ConfigurationException("feeds.partitions of " + ground.domain() + " is " + wanted
                    + ", but its log was created with " + kept + "; set it to " + kept);
        }
    }

    // The default of the column, not a lookup at every insert: it changes only when a dump is restored into another
    // cluster.
    private int currentEpoch(Connection connection) throws SQLException {
        int newest;
        long here;
        try (PreparedStatement find = connection.prepareStatement(EPOCH)) {
            ResultSet row = first(find);
            here = row.getLong("system_identifier");
            newest = row.getInt("epoch");
            if (newest > 0 && row.getLong("known") == here) {
                return newest;
            }
        }
        int next = newest + 1;
        try (Statement open = connection.createStatement()) {
            open.execute("begin; insert into log_epochs (epoch, system_identifier) values (" + next + ", " + here
                    + "); alter table events alter column epoch set default " + next + "; commit");
        }
        if (next > 1) {
            log.info("{}: the log now lives in another database cluster; epoch {} begins", ground.domain(), next);
        }
        return next;
    }

    private static ResultSet first(PreparedStatement statement) throws SQLException {
        ResultSet rows = statement.executeQuery();
        if (!rows.next()) {
            throw new SQLException("no row");
        }
        return rows;
    }
}
