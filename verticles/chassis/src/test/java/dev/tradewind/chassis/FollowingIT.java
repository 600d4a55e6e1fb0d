package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowingIT {
    private DomainFixture fixture;
    private ForeignFeed<Sample> sample;

    @BeforeEach
    void open() {
        fixture = DomainFixture.open();
        sample = fixture.foreign(Sample.TYPES);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void takesEveryEventInEffectOnce() {
        Collector collector = Collector.start(fixture);
        IntStream.range(0, 50).forEach(i -> sample.publish(new Sample.Happened(i), Collector.subject(i % 7), null));
        collector.waitFor(50);
        assertThat(fixture.events(Sample.TYPES)).hasSize(50);
    }

    @Test
    void readsTheHistoryFromTheStart() {
        IntStream.range(0, 50).forEach(i -> sample.publish(new Sample.Happened(i), Collector.subject(1), null));
        Collector collector = Collector.start(fixture);
        collector.waitFor(50);
        assertThat(collector.numbers()).isEqualTo(IntStream.range(0, 50).boxed().toList());
    }
}
