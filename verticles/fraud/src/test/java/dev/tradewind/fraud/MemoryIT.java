package dev.tradewind.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.fraud.FraudEvent;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told and not committed is forgotten, and read again where it holds up nobody. */
class MemoryIT {
    private static final int JOURNAL = 5_000;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final DomainFixture fixture = DomainFixture.open();
    private final FraudConfig config = FraudConfig.from(fixture.config());
    private final Features features = new Features(config.labelDelay().toMillis());
    private Domain<FraudEvent> domain;
    private JournalStore journal;

    @BeforeEach
    void open() throws SQLException {
        String deployment = fixture.deploy(new FraudVerticle(), new JsonObject());
        fixture.await(fixture.vertx().undeploy(deployment));
        domain = fixture.await(fixture.onLoop(
                () -> Future.succeededFuture(Domain.open(fixture.vertx(), FraudEvent.TYPES, config.domain()))));
        journal = new JournalStore(domain.database());
        write(1, JOURNAL, "first");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void readsItselfAgainOutsideOfTheTransactionThatFindsOut() {
        Memory memory = new Memory(journal, features, config);
        fixture.await(memory.ready());
        Entry lost = entry(JOURNAL + 1, "rolled back");
        assertThat(memory.look(lost)).isNotEmpty();

        assertThat(failure(catchUp(memory))).isInstanceOf(Memory.Reading.class);
        assertThat(failure(catchUp(memory)))
                .as("whoever comes meanwhile does not wait, or finds it done")
                .satisfiesAnyOf(e -> assertThat(e).isInstanceOf(Memory.Reading.class), e -> assertThat(e)
                        .isNull());
        fixture.eventually("it is right again", () -> catchUp(memory).map(true).otherwise(false));

        assertThat(memory.look(entry(JOURNAL + 1, "next"))).isEqualTo(fresh().look(entry(JOURNAL + 1, "next")));
    }

    @Test
    void catchesUpWithALittleAtOnceAndWithMuchOutside() throws SQLException {
        Memory memory = new Memory(journal, features, config);
        fixture.await(memory.ready());
        write(JOURNAL + 1, 10, "elsewhere");
        fixture.await(catchUp(memory));

        write(JOURNAL + 11, JOURNAL, "elsewhere, too");
        assertThat(failure(catchUp(memory))).isInstanceOf(Memory.Reading.class);
        fixture.eventually("it has caught up", () -> catchUp(memory).map(true).otherwise(false));

        long next = 2 * JOURNAL + 11;
        assertThat(memory.look(entry(next, "next"))).isEqualTo(fresh().look(entry(next, "next")));
    }

    private Memory fresh() {
        Memory memory = new Memory(journal, features, config);
        fixture.await(memory.ready());
        return memory;
    }

    private Future<Void> catchUp(Memory memory) {
        return domain.database()
                .transaction(tx -> journal.takeTurn(tx).compose(position -> memory.catchUp(tx, position)));
    }

    private @Nullable Throwable failure(Future<Void> call) {
        Future<Optional<Throwable>> outcome = call.<Optional<Throwable>>map(v -> Optional.empty())
                .recover(e -> Future.succeededFuture(Optional.of(e)));
        return fixture.await(outcome).orElse(null);
    }

    private void write(long from, int entries, String stamp) throws SQLException {
        try (Connection connection = TestDatabase.open(fixture.url());
                Statement turn = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("insert into fraud.journal"
                        + " (position, stamp, order_id, at, purchase) values (?, ?, ?, ?, ?::json)")) {
            connection.setAutoCommit(false);
            for (long position = from; position < from + entries; position++) {
                Entry entry = entry(position, stamp);
                insert.setLong(1, position);
                insert.setString(2, stamp);
                insert.setString(3, entry.purchase().id());
                insert.setObject(4, entry.at().atOffset(ZoneOffset.UTC));
                insert.setString(5, Wire.write(entry.purchase()));
                insert.addBatch();
            }
            insert.executeBatch();
            turn.execute("update fraud.turn set position = " + (from + entries - 1));
            connection.commit();
        }
    }

    private static Entry entry(long position, String stamp) {
        Instant at = NOON.plusSeconds(position);
        List<Link> links = List.of(
                new Link(Dimension.CUSTOMER, "c" + position % 50), new Link(Dimension.MERCHANT, "m" + position % 7));
        String order = "ord_" + position;
        return Entry.of(position, stamp, at, new Purchase(order, at.toEpochMilli(), 100 + position % 900, links));
    }
}
