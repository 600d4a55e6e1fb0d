package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.FeedQuery;
import dev.tradewind.contracts.shared.FeedSlice;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.DeliveryOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogOrderIT {
    private static final CustomerId SUBJECT = Collector.subject(1);
    private static final int PARTITION = EventLog.partitionOf(SUBJECT.value(), 4);

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
    void anEventThatCommitsLateIsNotSkipped() {
        Writer late = new Writer(1);
        fixture.await(late.appended());
        fixture.await(write(SUBJECT, 2));
        FeedSlice before = read(Position.START);
        assertThat(before.events()).isEmpty();
        assertThat(before.pending()).isTrue();
        late.commit();
        FeedSlice after = read(Position.START);
        assertThat(numbers(after)).containsExactly(1, 2);
        assertThat(after.pending()).isFalse();
    }

    @Test
    void aWriterThatRollsBackHoldsNothingUp() {
        Writer doomed = new Writer(1);
        fixture.await(doomed.appended());
        fixture.await(write(SUBJECT, 2));
        doomed.rollBack();
        assertThat(numbers(read(Position.START))).containsExactly(2);
    }

    @Test
    void eventsOfASubjectKeepTheirOrderWhenTheLaterWriterIsTheOlderTransaction() {
        Domain<Sample> domain = sample.domain();
        Promise<Void> otherCommitted = Promise.promise();
        Promise<Void> begun = Promise.promise();
        // Takes its transaction id first, writes its event last.
        Future<Void> older = domain.database().transaction(tx -> tx.query("select pg_current_xact_id()")
                .onSuccess(v -> begun.complete())
                .compose(v -> otherCommitted.future())
                .compose(v -> domain.log().append(tx, List.of(event(SUBJECT, 2)))));
        fixture.await(begun.future());
        fixture.await(write(SUBJECT, 1));
        otherCommitted.complete();
        fixture.await(older);
        assertThat(numbers(read(Position.START))).containsExactly(1, 2);
    }

    @Test
    void followersMissNothingWhileWritersCommitInAnyOrder() {
        Collector collector = Collector.start(fixture);
        Random random = new Random(7);
        List<Future<?>> writes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            long hold = random.nextInt(12);
            CustomerId subject = Collector.subject(random.nextInt(40));
            int number = i;
            writes.add(sample.domain().database().transaction(tx -> sample.domain()
                    .log()
                    .append(tx, List.of(event(subject, number)))
                    .compose(v -> hold == 0
                            ? Future.succeededFuture()
                            : fixture.vertx().timer(hold, TimeUnit.MILLISECONDS))));
            if (i % 5 == 0) {
                fixture.await(writes.getLast());
            }
        }
        fixture.await(Future.all(writes));
        collector.waitFor(400);
    }

    @Test
    void eachSubjectTakesEffectInItsOwnOrder() {
        fixture.await(sample.domain().database().query("select 1"));
        Map<String, List<Integer>> seen = new HashMap<>();
        Reaction<Sample> noting = (batch, tx) -> {
            batch.of(Sample.Happened.class)
                    .forEach(e -> seen.computeIfAbsent(e.envelope().subject(), s -> new ArrayList<>())
                            .add(e.event().number()));
            return Collector.take(batch, tx);
        };
        Collector collector = Collector.start(fixture, new io.vertx.core.json.JsonObject(), noting);
        List<Future<?>> writes = new ArrayList<>();
        for (int subject = 0; subject < 8; subject++) {
            writes.add(chain(Collector.subject(subject), 1));
        }
        fixture.await(Future.all(writes));
        collector.waitFor(8 * 20);
        assertThat(seen.values())
                .allSatisfy(numbers -> assertThat(numbers).isSorted().hasSize(20));
    }

    private Future<?> chain(CustomerId subject, int number) {
        return number > 20 ? Future.succeededFuture() : write(subject, number).compose(v -> chain(subject, number + 1));
    }

    /** A transaction that has appended its event and is held open. */
    private final class Writer {
        private final Promise<Void> appended = Promise.promise();
        private final Promise<Void> end = Promise.promise();
        private final Future<Void> ended;

        Writer(int number) {
            Domain<Sample> domain = sample.domain();
            ended = domain.database().transaction(tx -> domain.log()
                    .append(tx, List.of(event(SUBJECT, number)))
                    .compose(v -> tx.query("select 1"))
                    .onSuccess(v -> appended.complete())
                    .compose(v -> end.future()));
        }

        Future<Void> appended() {
            return appended.future();
        }

        void commit() {
            end.complete();
            fixture.await(ended);
        }

        void rollBack() {
            end.fail("changed its mind");
            fixture.await(ended.otherwiseEmpty());
        }
    }

    private Future<Void> write(CustomerId subject, int number) {
        Domain<Sample> domain = sample.domain();
        return domain.database().transaction(tx -> domain.log().append(tx, List.of(event(subject, number))));
    }

    private static Outgoing<Sample> event(CustomerId subject, int number) {
        return Outgoing.of(new Sample.Happened(number), subject, number);
    }

    private FeedSlice read(Position after) {
        return fixture.await(feed.read(new FeedQuery(PARTITION, after, 100)));
    }

    private static List<Integer> numbers(FeedSlice slice) {
        return slice.events().stream().map(LogOrderIT::number).toList();
    }

    private static int number(EventEnvelope event) {
        return Sample.TYPES.read(event).map(e -> ((Sample.Happened) e).number()).orElseThrow();
    }
}
