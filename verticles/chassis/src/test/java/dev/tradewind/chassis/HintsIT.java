package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.FeedHint;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HintsIT {
    private static final JsonObject NO_POLL = new JsonObject().put("poll", "60s");

    private DomainFixture fixture;
    private final List<FeedHint> heard = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() {
        fixture = DomainFixture.open();
        fixture.await(HintListener.open(fixture.vertx(), "sample", heard::add).ready());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void tellWhichPartitionsSubjectsAndCorrelationsHaveNews() {
        CustomerId subject = CustomerId.next();
        OrderId order = OrderId.next();
        fixture.foreign(Sample.TYPES).publish(new Sample.Happened(1), subject, order);
        fixture.eventually("a hint", () -> Future.succeededFuture(!heard.isEmpty()));
        FeedHint hint = heard.getFirst();
        assertThat(hint.feed()).isEqualTo("sample");
        assertThat(hint.partitions()).containsExactly(EventLog.partitionOf(subject.value(), 4));
        assertThat(hint.subjects()).containsExactly(subject.value(), order.value());
    }

    @Test
    void wakeFollowersWithoutThePoll() {
        ForeignFeed<Sample> sample = fixture.foreign(Sample.TYPES);
        Collector collector = Collector.start(fixture, NO_POLL, Collector::take);
        fixture.eventually(
                "followers are there",
                () -> collector.domain().database().query("select from cursors").map(rows -> rows.size() == 4));
        IntStream.range(0, 100).forEach(i -> sample.publish(new Sample.Happened(i), Collector.subject(i), null));
        collector.waitFor(100);
    }

    @Test
    void wakeOnlyThoseWhoHaveAUseForTheNews() {
        ForeignFeed<Sample> sample = fixture.foreign(Sample.TYPES);
        Domain<Event> collector = fixture.await(fixture.onLoop(() -> {
            Domain<Event> domain = Collector.open(fixture, new JsonObject().put("feeds", NO_POLL))
                    .follow(Sample.TYPES.only(Sample.Happened.class), Collector::take);
            return domain.start().map(domain);
        }));
        fixture.eventually("followers are there", () -> cursors(collector).map(found -> found.equals(List.of(0L))));
        IntStream.range(0, 20).forEach(i -> sample.publish(new Sample.Ended("no use"), Collector.subject(1), null));
        sample.publish(new Sample.Happened(1), Collector.subject(2), null);
        fixture.eventually("the one of use", () -> cursors(collector).map(found -> found.contains(1L)));
        assertThat(EventLog.partitionOf(Collector.subject(1).value(), 4))
                .isNotEqualTo(EventLog.partitionOf(Collector.subject(2).value(), 4));
        assertThat(fixture.await(cursors(collector))).containsExactly(0L, 1L);
        sample.publish(new Sample.Happened(2), Collector.subject(1), null);
        fixture.eventually("the others with it", () -> cursors(collector).map(found -> found.contains(21L)));
    }

    @Test
    void areWorthAReadAsLongAsSomebodyListens() {
        AtomicLong clock = new AtomicLong();
        Wanted wanted = fixture.await(
                fixture.onLoop(() -> Future.succeededFuture(Wanted.of(fixture.vertx(), "other", clock::get))));
        Supplier<Future<Boolean>> one = () -> fixture.onLoop(() -> Future.succeededFuture(wanted.is("other.one.v1")));
        assertThat(fixture.await(one.get())).isTrue();
        clock.addAndGet(Duration.ofSeconds(26).toNanos());
        assertThat(fixture.await(one.get())).isFalse();
        HintListener listener = HintListener.open(fixture.vertx(), "other", Set.of("other.one.v1"), hint -> {});
        fixture.eventually("heard", one);
        assertThat(fixture.await(fixture.onLoop(() -> Future.succeededFuture(wanted.is("other.two.v1")))))
                .isFalse();
        fixture.await(listener.close());
        clock.addAndGet(Duration.ofSeconds(26).toNanos());
        assertThat(fixture.await(one.get())).isFalse();
    }

    private static Future<List<Long>> cursors(Domain<?> domain) {
        return domain.database()
                .query("select distinct handled from cursors order by handled")
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getLong("handled"))
                        .toList());
    }

    @Test
    void comeOnceTheEventCanBeRead() {
        ForeignFeed<Sample> sample = fixture.foreign(Sample.TYPES);
        Collector collector = Collector.start(fixture, NO_POLL, Collector::take);
        Promise<Void> begun = Promise.promise();
        Promise<Void> end = Promise.promise();
        // An older transaction of somebody else keeps the event from being settled.
        Future<Void> older = sample.domain().database().transaction(tx -> tx.query("select pg_current_xact_id()")
                .onSuccess(v -> begun.complete())
                .compose(v -> end.future()));
        fixture.await(begun.future());
        sample.publish(new Sample.Happened(1), Collector.subject(1), null);
        assertThat(heard).isEmpty();
        end.complete();
        fixture.await(older);
        collector.waitFor(1);
        assertThat(heard).hasSize(1);
    }

    @Test
    void waitForTheNextReadWhenTheOneAtHandBeganBeforeTheCommit() {
        List<BitSet> untold = fixture.await(fixture.onLoop(() -> {
            DomainSettings settings = DomainSettings.from(fixture.config());
            Ground ground =
                    Ground.of(fixture.vertx(), "sample", settings, getClass().getClassLoader());
            Hints hints = new Hints(ground);
            BitSet first = BitSet.valueOf(new long[] {1});
            hints.note(List.of(stamped("cus_early")));
            hints.reading();
            hints.note(List.of(stamped("cus_late")));
            hints.tell((BitSet) first.clone(), new BitSet(), p -> new Position(1, 1, 1));
            BitSet between = hints.untold();
            hints.reading();
            hints.tell((BitSet) first.clone(), new BitSet(), p -> new Position(1, 1, 2));
            return Future.succeededFuture(List.of(between, hints.untold()));
        }));
        assertThat(untold).containsExactly(BitSet.valueOf(new long[] {1}), new BitSet());
        fixture.eventually("both hints", () -> Future.succeededFuture(heard.size() == 2));
        assertThat(heard).extracting(FeedHint::subjects).containsExactly(List.of("cus_early"), List.of("cus_late"));
        assertThat(heard)
                .extracting(hint -> hint.heads().getFirst())
                .containsExactly(new Position(1, 1, 1), new Position(1, 1, 2));
    }

    private static Stamped stamped(String subject) {
        return new Stamped("evt_" + subject, "sample.happened.v1", (short) 0, subject, 1, null, null, null, "{}");
    }

    @Test
    void followACommandThatIsASingleStatement() {
        ForeignFeed<Sample> sample = fixture.foreign(Sample.TYPES);
        Collector collector = Collector.start(fixture, NO_POLL, Collector::take);
        EventLog<Sample> log = sample.domain().log();
        Stamped stamped = log.stamp(Outgoing.of(new Sample.Happened(1), Collector.subject(1), 1));
        fixture.await(sample.domain()
                .database()
                .query(
                        """
                        insert into events (event_id, type, partition, subject, sequence,
                            correlation, causation, traceparent, data)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::json)
                        """,
                        stamped.addTo(io.vertx.sqlclient.Tuple.tuple())));
        log.hint(stamped);
        collector.waitFor(1);
    }

    @Test
    void canBeSuppressedAndEverythingStillArrives() {
        JsonObject silent =
                fixture.config().mergeIn(new JsonObject().put("feeds", new JsonObject().put("hints", false)), true);
        Domain<Sample> sample = fixture.await(fixture.onLoop(() -> {
            Domain<Sample> domain = Domain.open(fixture.vertx(), Sample.TYPES, DomainSettings.from(silent));
            return domain.start().map(domain);
        }));
        Collector collector = Collector.start(fixture);
        for (int i = 0; i < 20; i++) {
            Outgoing<Sample> event = Outgoing.of(new Sample.Happened(i), Collector.subject(i), 1);
            fixture.await(sample.database().transaction(tx -> sample.log().append(tx, List.of(event))));
        }
        collector.waitFor(20);
        assertThat(heard).isEmpty();
    }

    @Test
    void areNotGivenForWhatWasRolledBack() {
        ForeignFeed<Sample> sample = fixture.foreign(Sample.TYPES);
        Outgoing<Sample> event = Outgoing.of(new Sample.Happened(1), Collector.subject(1), 1);
        Future<Void> failing = sample.domain()
                .database()
                .transaction(
                        tx -> sample.domain().log().append(tx, List.of(event)).compose(v -> Future.failedFuture("no")));
        fixture.await(failing.otherwiseEmpty());
        sample.publish(new Sample.Happened(2), Collector.subject(2), null);
        fixture.eventually("a hint", () -> Future.succeededFuture(!heard.isEmpty()));
        assertThat(heard).flatExtracting(FeedHint::subjects).containsExactly("cus_2");
    }
}
