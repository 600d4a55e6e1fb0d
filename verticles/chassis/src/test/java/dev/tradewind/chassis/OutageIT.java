package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.postgres.EmbeddedPostgres;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageIT {
    @TempDir
    private Path home;

    @Test
    void whenTheDatabaseComesBackEverythingGoesOn() {
        EmbeddedPostgres.Options options = EmbeddedPostgres.Options.in(home);
        EmbeddedPostgres before = EmbeddedPostgres.start(options);
        try (DomainFixture fixture = DomainFixture.on(before.url())) {
            ForeignFeed<Sample> sample = fixture.foreign(Sample.TYPES);
            Collector collector = Collector.start(fixture);
            publish(sample, 0, 10);
            collector.waitFor(10);
            before.close();

            Future<Void> meanwhile = sample.domain().database().transaction(tx -> sample.domain()
                    .log()
                    .append(tx, List.of(Outgoing.of(new Sample.Happened(99), Collector.subject(1), 1))));
            fixture.await(meanwhile.otherwiseEmpty());
            assertThat(Failures.isPassing(meanwhile.cause())).isTrue();

            try (EmbeddedPostgres after = EmbeddedPostgres.start(options.onPort(before.port()))) {
                publish(sample, 10, 20);
                collector.waitFor(20);
                assertThat(collector.numbers())
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.range(0, 20).boxed().toList());
            }
        }
    }

    private static void publish(ForeignFeed<Sample> sample, int from, int to) {
        for (int i = from; i < to; i++) {
            sample.publish(new Sample.Happened(i), Collector.subject(i), null);
        }
    }
}
