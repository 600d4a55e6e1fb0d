package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.chassis.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A dump restored into another cluster, seen from the log: rows and cursors as they were, another system identifier,
 * and transaction ids that begin anew, far below those in the table.
 */
class EpochIT {
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
    void afterARestoreNothingIsSkippedAndNothingReadTwice() throws SQLException {
        ForeignFeed<Sample> before = fixture.foreign(Sample.TYPES);
        Collector collector = Collector.start(fixture);
        publish(before, 0, 20);
        collector.waitFor(20);
        // The consumer is stopped; some of what follows is read only after the restore.
        fixture.await(collector.domain().close());
        publish(before, 20, 40);
        fixture.await(before.domain().close());
        pretendRestored();

        ForeignFeed<Sample> after = fixture.foreign(Sample.TYPES);
        publish(after, 40, 60);
        Collector again = Collector.start(fixture);
        again.waitFor(60);
        publish(after, 60, 80);
        again.waitFor(80);
        assertThat(again.numbers())
                .containsExactlyElementsOf(IntStream.range(0, 80).boxed().toList());
        assertThat(fixture.events(Sample.TYPES))
                .extracting(e -> e.envelope().position().epoch())
                .containsOnly(1L, 2L);
    }

    @Test
    void aRestartInTheSameClusterBeginsNoEpoch() {
        ForeignFeed<Sample> first = fixture.foreign(Sample.TYPES);
        publish(first, 0, 1);
        fixture.await(first.domain().close());
        publish(fixture.foreign(Sample.TYPES), 1, 2);
        assertThat(fixture.events(Sample.TYPES))
                .extracting(e -> e.envelope().position().epoch())
                .containsOnly(1L);
    }

    private void pretendRestored() throws SQLException {
        try (Connection connection = TestDatabase.open(fixture.url());
                Statement statement = connection.createStatement()) {
            statement.execute("update sample.log_epochs set system_identifier = 4711");
            statement.execute("update sample.events set tx = tx + 1000000000");
            statement.execute("update collector.cursors set tx = tx + 1000000000 where id > 0");
        }
    }

    private static void publish(ForeignFeed<Sample> sample, int from, int to) {
        for (int i = from; i < to; i++) {
            sample.publish(new Sample.Happened(i), Collector.subject(1), null);
        }
    }
}
