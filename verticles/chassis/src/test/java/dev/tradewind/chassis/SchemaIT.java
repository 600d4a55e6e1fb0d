package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaIT {
    private DomainFixture fixture;

    @BeforeEach
    void open() {
        fixture = DomainFixture.open();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aDomainCannotReachAnothersTables() {
        Domain<Event> collector = start("collector", new JsonObject());
        start("sample", new JsonObject());
        for (String statement : List.of(
                "select * from sample.events",
                "insert into sample.log_settings (partitions) values (1)",
                "update sample.cursors set handled = 0",
                "delete from sample.tasks",
                "select nextval('sample.task_leases')",
                "select sample.prepare_event_months(1)")) {
            assertThat(refusal(collector, statement)).as(statement).isEqualTo("42501");
        }
    }

    @Test
    void aDomainCanReadAndWriteItsTablesAndDoNothingElseWithThem() {
        Domain<Event> collector = start("collector", new JsonObject());
        fixture.await(collector.database().query("insert into notes (note) values ('mine')"));
        fixture.await(collector.database().query("update notes set note = 'changed'"));
        fixture.await(collector.database().query("delete from notes"));
        for (String statement : List.of(
                "create table more (id int)",
                "create table public.more (id int)",
                "create schema more",
                "drop table notes",
                "truncate notes",
                "alter table notes add column more int",
                "update log_settings set partitions = 1",
                "delete from flyway_schema_history",
                "drop table events")) {
            assertThat(refusal(collector, statement)).as(statement).isEqualTo("42501");
        }
    }

    @Test
    void everyConnectionIsBoundedInTime() {
        Domain<Event> collector = start(
                "collector",
                new JsonObject()
                        .put(
                                "database",
                                new JsonObject().put("statement_timeout", "7s").put("lock_timeout", "900ms")));
        assertThat(setting(collector, "statement_timeout")).isEqualTo("7s");
        assertThat(setting(collector, "lock_timeout")).isEqualTo("900ms");
        assertThat(setting(collector, "idle_in_transaction_session_timeout")).isEqualTo("3s");
    }

    @Test
    void severalNodesMayStartAtOnce() {
        List<Future<Domain<Event>>> starts = IntStream.range(0, 6)
                .mapToObj(i -> starting(i % 2 == 0 ? "collector" : "sample", new JsonObject()))
                .toList();
        fixture.await(Future.all(starts));
        assertThat(starts).allMatch(Future::succeeded);
    }

    @Test
    void anotherPartitionCountIsRefusedInOneLine() {
        start("sample", new JsonObject());
        assertThatThrownBy(() -> start("sample", new JsonObject().put("feeds", new JsonObject().put("partitions", 8))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("feeds.partitions of sample is 8, but its log was created with 4; set it to 4");
    }

    @Test
    void aServerThatIsNotThereIsToldInOneLine() {
        JsonObject nowhere = new JsonObject()
                .put("database", new JsonObject().put("url", "postgresql://postgres@127.0.0.1:1/postgres"));
        assertThatThrownBy(() -> start("sample", nowhere))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("The database of sample (127.0.0.1:1/postgres) cannot be used: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void anUrlThatIsNoneIsToldInOneLine() {
        JsonObject wrong = new JsonObject().put("database", new JsonObject().put("url", "jdbc:oracle:thin"));
        assertThatThrownBy(() -> start("sample", wrong))
                .hasMessage("database.url must look like postgresql://user:password@host:port/database");
    }

    @Test
    void anUnprivilegedLoginThatOwnsItsDatabaseIsEnough() throws SQLException {
        execute("create role shop login createrole", "create database shop owner shop");
        String url = fixture.url().replace("postgres@", "shop@").replaceFirst("/[^/]*$", "/shop");
        JsonObject own = new JsonObject().put("database", new JsonObject().put("url", url));
        Domain<Event> lonely = start("lonely", own);
        fixture.await(
                lonely.database().query("insert into tasks (kind, key, due_at, payload) values ('k', 'k', now(), '')"));
        assertThat(refusal(lonely, "drop table tasks")).isEqualTo("42501");
    }

    @Test
    void theMonthsAheadHaveTheirTables() {
        Domain<Event> collector = start("collector", new JsonObject());
        int months = fixture.await(collector
                .database()
                .query("select from pg_inherits where inhparent = 'events'::regclass")
                .map(rows -> rows.size()));
        assertThat(months).as("this one, two ahead, and the default").isEqualTo(4);
    }

    private Domain<Event> start(String name, JsonObject extra) {
        return fixture.await(starting(name, extra));
    }

    private Future<Domain<Event>> starting(String name, JsonObject extra) {
        JsonObject config = fixture.config().mergeIn(extra, true);
        return fixture.onLoop(() -> {
            Domain<Event> domain = Domain.open(fixture.vertx(), EventTypes.none(name), DomainSettings.from(config));
            return domain.start().map(domain);
        });
    }

    private String refusal(Domain<?> domain, String statement) {
        return fixture.await(domain.database()
                .query(statement)
                .map("done")
                .otherwise(e -> e instanceof PgException pg ? pg.getSqlState() : e.toString()));
    }

    private String setting(Domain<?> domain, String name) {
        return fixture.await(domain.database()
                .query("show " + name)
                .map(rows -> rows.iterator().next().getString(0)));
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = TestDatabase.open(fixture.url());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
