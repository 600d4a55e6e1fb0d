package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.FeedHeads;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogUpkeepIT {
    private DomainFixture fixture;
    private Domain<Sample> sample;
    private EventFeed feed;

    @BeforeEach
    void open() {
        fixture = DomainFixture.open();
        JsonObject config =
                fixture.config().mergeIn(new JsonObject().put("feeds", new JsonObject().put("retention", "60d")), true);
        sample = fixture.await(fixture.onLoop(() -> {
            Domain<Sample> domain = Domain.open(fixture.vertx(), Sample.TYPES, DomainSettings.from(config));
            return domain.start().map(domain);
        }));
        feed = EventFeed.proxy(fixture.vertx(), "sample", new DeliveryOptions());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void countsGrowWithTheLog() {
        publish(0, 10);
        waitForSum(10);
        FeedHeads ten = fixture.await(feed.heads());
        publish(10, 25);
        waitForSum(25);
        assertThat(sum(ten)).as("asked again for the earlier position").isEqualTo(10);
    }

    @Test
    void monthsBeyondRetentionAreDroppedButStillCounted() throws SQLException {
        try (Connection connection = TestDatabase.open(fixture.url());
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = sample");
            statement.execute("create table events_2020_03 partition of events for values "
                    + "from ('2020-03-01 00:00Z') to ('2020-04-01 00:00Z')");
            statement.execute("insert into events (event_id, type, partition, subject, sequence, data, recorded_at) "
                    + "select 'evt_' || n, 'sample.happened.v1', n % 4, 'cus_1', n, '{\"number\": 1}', '2020-03-09' "
                    + "from generate_series(1, 12) as n");
        }
        publish(0, 5);
        fixture.await(new Upkeep(ground(), sample.database()).run());
        int left = fixture.await(sample.database().query("select from events").map(rows -> rows.size()));
        assertThat(left).isEqualTo(5);
        waitForSum(17);
    }

    @Test
    void forgetsTheKeysOfTheDayBeforeHoweverManyTheyAre() throws SQLException {
        try (Connection connection = TestDatabase.open(fixture.url());
                Statement statement = connection.createStatement()) {
            statement.execute("insert into sample.idempotency_keys (actor, key, fingerprint, answer, created_at) "
                    + "select 'staff', 'key ' || n, '', '', now() - interval '1 hour' * (n % 48 + 0.5) "
                    + "from generate_series(0, 23999) as n");
        }
        fixture.await(new Upkeep(ground(), sample.database()).run());
        int left = fixture.await(
                sample.database().query("select from idempotency_keys").map(rows -> rows.size()));
        assertThat(left).isEqualTo(12_000);
    }

    private Ground ground() {
        return new Ground(
                fixture.vertx(),
                ((io.vertx.core.internal.VertxInternal) fixture.vertx()).createEventLoopContext(),
                "sample",
                DomainSettings.from(fixture.config()
                        .mergeIn(new JsonObject().put("feeds", new JsonObject().put("retention", "60d")), true)),
                getClass().getClassLoader());
    }

    private void waitForSum(long events) {
        fixture.eventually("heads, at most half a second old, up to " + events, () -> feed.heads()
                .compose(feed::counts)
                .map(counts ->
                        counts.counts().stream().mapToLong(Long::longValue).sum() == events));
    }

    private long sum(FeedHeads heads) {
        return fixture.await(feed.counts(heads)).counts().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private void publish(int from, int to) {
        for (int i = from; i < to; i++) {
            Outgoing<Sample> event = Outgoing.of(new Sample.Happened(i), Collector.subject(i), 1);
            fixture.await(sample.database().transaction(tx -> sample.log().append(tx, List.of(event))));
        }
    }
}
