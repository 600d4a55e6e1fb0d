package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.FeedQuery;
import dev.tradewind.contracts.shared.FeedSlice;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedIT {
    private static final int PARTITION =
            EventLog.partitionOf(Collector.subject(1).value(), 4);

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
    void anyLimitGivesTheSameEvents() {
        publish(0, 60);
        for (int limit : List.of(1, 7, 60, 1000)) {
            assertThat(numbers(readAll(limit)))
                    .as("limit " + limit)
                    .isEqualTo(IntStream.range(0, 60).boxed().toList());
        }
    }

    @Test
    void memoryAndTableGiveTheSameEvents() {
        // More than the tail holds, so that the beginning comes from the table and the end from memory.
        List<Outgoing<Sample>> many = IntStream.range(0, 2_500)
                .mapToObj(i -> Outgoing.<Sample>of(new Sample.Happened(i), Collector.subject(1), i))
                .toList();
        fixture.await(sample.domain()
                .database()
                .transaction(tx -> sample.domain().log().append(tx, many)));
        publish(2_500, 2_600);
        assertThat(numbers(readAll(900)))
                .isEqualTo(IntStream.range(0, 2_600).boxed().toList());
    }

    @Test
    void aSliceOfLargeEventsIsCutToWhatAMessageShouldCarry() {
        String large = "x".repeat(300_000);
        List<Outgoing<Sample>> events = IntStream.range(0, 8)
                .mapToObj(i -> Outgoing.<Sample>of(new Sample.Ended(large), Collector.subject(1), i))
                .toList();
        fixture.await(sample.domain()
                .database()
                .transaction(tx -> sample.domain().log().append(tx, events)));
        FeedSlice first = read(Position.START, 100);
        assertThat(first.events()).hasSizeBetween(1, 4);
        assertThat(first.more()).isTrue();
        assertThat(readAll(100)).hasSize(8);
    }

    @Test
    void tellsWhatBelongsToAnOrderOldestFirst() {
        OrderId order = OrderId.next();
        for (int i = 0; i < 9; i++) {
            sample.publish(new Sample.Happened(i), Collector.subject(i), i % 3 == 0 ? order : null);
        }
        List<EventEnvelope> events =
                fixture.await(feed.correlated(order.value())).events();
        assertThat(numbers(events)).containsExactly(0, 3, 6);
        assertThat(events).extracting(EventEnvelope::correlation).containsOnly(order.value());
    }

    @Test
    void envelopesCarryWhatWasAppended() {
        Outgoing<Sample> event = new Outgoing<>(
                new Sample.Happened(7),
                "cus_1",
                3,
                "ord_1",
                "evt_cause",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        fixture.await(sample.domain()
                .database()
                .transaction(tx -> sample.domain().log().append(tx, List.of(event))));
        EventEnvelope envelope = read(Position.START, 1).events().getFirst();
        assertThat(envelope.type()).isEqualTo("sample.happened.v1");
        assertThat(envelope.subject()).isEqualTo("cus_1");
        assertThat(envelope.sequence()).isEqualTo(3);
        assertThat(envelope.correlation()).isEqualTo("ord_1");
        assertThat(envelope.causation()).isEqualTo("evt_cause");
        assertThat(envelope.traceparent()).startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(Sample.TYPES.read(envelope)).contains(new Sample.Happened(7));
        Outgoing<Sample> next = Outgoing.<Sample>of(new Sample.Ended("so"), Collector.subject(2), 1)
                .causedBy(envelope);
        assertThat(next.correlation()).isEqualTo("ord_1");
        assertThat(next.causation()).isEqualTo(envelope.id().value());
        assertThat(next.traceparent()).isEqualTo(envelope.traceparent());
    }

    @Test
    void refusesPartitionsAndLimitsThatAreNone() {
        for (FeedQuery query : List.of(
                new FeedQuery(4, Position.START, 1),
                new FeedQuery(-1, Position.START, 1),
                new FeedQuery(0, Position.START, 0),
                new FeedQuery(0, Position.START, 1001))) {
            Throwable failure = fixture.await(
                    feed.read(query).transform(r -> Future.succeededFuture(Objects.requireNonNull(r.cause()))));
            assertThat(Objects.requireNonNull(Fault.in(failure)).code()).isEqualTo("validation_failed");
        }
    }

    private void publish(int from, int to) {
        for (int i = from; i < to; i++) {
            sample.publish(new Sample.Happened(i), Collector.subject(1), null);
        }
    }

    private FeedSlice read(Position after, int limit) {
        return fixture.await(feed.read(new FeedQuery(PARTITION, after, limit)));
    }

    private List<EventEnvelope> readAll(int limit) {
        List<EventEnvelope> all = new ArrayList<>();
        Position after = Position.START;
        FeedSlice slice;
        do {
            slice = read(after, limit);
            all.addAll(slice.events());
            after = slice.events().isEmpty() ? after : slice.events().getLast().position();
        } while (!slice.events().isEmpty() || slice.pending());
        return all;
    }

    private static List<Integer> numbers(List<EventEnvelope> events) {
        return events.stream()
                .map(e -> Sample.TYPES
                        .read(e)
                        .map(s -> ((Sample.Happened) s).number())
                        .orElseThrow())
                .toList();
    }
}
