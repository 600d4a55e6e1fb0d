package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

    /** The poll is too far away to help. */
    @Test
    void nothingIsMissedBetweenTwoBeats() {
        JsonObject feeds = new JsonObject().put("poll", "1h");
        JsonObject config = new JsonObject().put("feeds", feeds);
        List<Integer> taken = new CopyOnWriteArrayList<>();
        fixture.await(fixture.onLoop(() -> Collector.open(fixture, config)
                .followSoon(Sample.TYPES, (batch, tx) -> {
                    batch.of(Sample.Happened.class)
                            .forEach(h -> taken.add(h.event().number()));
                    return Future.succeededFuture(Outcome.DONE);
                })
                .start()));
        for (int i = 0; i < 30; i++) {
            sample.publish(new Sample.Happened(i), Collector.subject(i % 7), null);
            if (i % 10 == 0) {
                int first = i;
                fixture.eventually("number " + i, () -> Future.succeededFuture(taken.contains(first)));
            }
        }
        fixture.eventually("all", () -> Future.succeededFuture(taken.size() >= 30));
        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 30).boxed().toList());
    }
}
