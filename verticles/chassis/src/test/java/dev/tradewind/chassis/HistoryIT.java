package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.HistoryQuery;
import dev.tradewind.contracts.shared.HistorySlice;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.eventbus.DeliveryOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log read backwards, for people. */
class HistoryIT {
    private DomainFixture fixture;
    private ForeignFeed<Sample> sample;
    private EventFeed feed;

    @BeforeEach
    void open() {
        fixture = DomainFixture.open();
        sample = fixture.foreign(Sample.TYPES);
        feed = EventFeed.proxy(fixture.vertx(), "sample", new DeliveryOptions());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void showsEveryEventOnceNewestFirstOverAllPartitions() {
        for (int i = 0; i < 30; i++) {
            sample.publish(new Sample.Happened(i), Collector.subject(i), null);
        }
        List<EventEnvelope> shown = all(7, null, null, null);
        assertThat(shown).hasSize(30).doesNotHaveDuplicates();
        assertThat(shown).extracting(EventEnvelope::partition).contains(0, 1, 2, 3);
        assertThat(shown.stream().map(EventEnvelope::position).toList())
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void findsByTypeSubjectOrderAndTime() {
        OrderId order = OrderId.next();
        for (int i = 0; i < 12; i++) {
            sample.publish(new Sample.Happened(i), Collector.subject(i), i % 4 == 0 ? order : null);
        }
        sample.publish(new Sample.Ended("over"), Collector.subject(99), null);
        assertThat(all(5, "sample.ended", null, null)).hasSize(1);
        assertThat(all(5, "sample.", null, null)).hasSize(13);
        assertThat(all(2, null, order.value(), null)).hasSize(3);
        assertThat(all(5, null, Collector.subject(7).value(), null)).hasSize(1);
        assertThat(all(5, "nothing.", null, null)).isEmpty();
        assertThat(all(5, null, null, Instant.now().plusSeconds(60))).isEmpty();
        assertThat(all(5, null, null, Instant.now().minusSeconds(600))).hasSize(13);
    }

    @Test
    void looksAtABoundedStretchAndSaysWhereToGoOn() {
        OrderId order = OrderId.next();
        sample.publish(new Sample.Happened(0), Collector.subject(0), order);
        // Behind more events of one partition than one look takes in.
        List<Outgoing<Sample>> many = IntStream.rangeClosed(1, 1_500)
                .mapToObj(i -> Outgoing.<Sample>of(new Sample.Happened(i), Collector.subject(0), i))
                .toList();
        fixture.await(sample.domain()
                .database()
                .transaction(tx -> sample.domain().log().append(tx, many)));
        HistorySlice first = read(new HistoryQuery(null, 10, null, order.value(), null));
        assertThat(first.events()).isEmpty();
        assertThat(first.next()).isNotNull();
        assertThat(first.reached()).isNotNull();
        HistorySlice second = read(new HistoryQuery(first.next(), 10, null, order.value(), null));
        assertThat(second.events()).hasSize(1);
        assertThat(second.next()).isNull();
        // What is older than somebody wants to know is not looked at.
        assertThat(read(new HistoryQuery(
                                null, 10, "nothing.", null, Instant.now().plusSeconds(3_600)))
                        .next())
                .isNull();
    }

    @Test
    void refusesALimitThatNobodyMayAskFor() {
        assertThatThrownBy(() -> read(new HistoryQuery(null, 101, null, null, null)))
                .isInstanceOf(Throwable.class);
    }

    private List<EventEnvelope> all(
            int limit, @Nullable String type, @Nullable String subject, @Nullable Instant since) {
        List<EventEnvelope> found = new ArrayList<>();
        Position before = null;
        do {
            HistorySlice slice = read(new HistoryQuery(before, limit, type, subject, since));
            found.addAll(slice.events());
            before = slice.next();
        } while (before != null);
        return found;
    }

    private HistorySlice read(HistoryQuery query) {
        return fixture.await(feed.history(query));
    }
}
