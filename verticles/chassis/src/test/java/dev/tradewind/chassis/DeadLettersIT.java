package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.DeadLetter;
import dev.tradewind.contracts.shared.DeadLetterId;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.FeedControl;
import dev.tradewind.contracts.shared.FeedHeads;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.Subscription;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersIT {
    private static final CallContext OPERATOR = CallContext.of(new Actor(Actor.Kind.STAFF, "usr_1", null));
    private static final JsonObject QUICK = new JsonObject().put("attempts", 3).put("backoff", "1ms");

    private DomainFixture fixture;
    private ForeignFeed<Sample> sample;
    private FeedControl control;
    private final Set<Integer> poison = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lonelyFailures = new AtomicInteger();

    @BeforeEach
    void open() {
        fixture = DomainFixture.open();
        sample = fixture.foreign(Sample.TYPES);
        control = FeedControl.proxy(fixture.vertx(), "collector", new DeliveryOptions());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void parksTheOneEventThatFailsAndTakesAllOthers() {
        poison.add(137);
        publish(0, 300, 300);
        Collector collector = Collector.start(fixture, QUICK, this::takeUnlessPoisoned);
        collector.waitFor(299);
        waitForLetters(1);
        DeadLetter letter = letters().getFirst();
        assertThat(letter.consumer()).isEqualTo("collector");
        assertThat(letter.event().subject()).isEqualTo("cus_137");
        assertThat(letter.error()).contains("cannot take 137");
        assertThat(letter.attempts()).isEqualTo(3);
        assertThat(letter.waiting()).isFalse();
        assertThat(lonelyFailures).hasValue(3);
        assertThat(collector.numbers()).doesNotContain(137);
    }

    @Test
    void laterEventsOfTheSubjectWaitBehindItWhileOthersFlow() {
        poison.add(0);
        Collector collector = Collector.start(fixture, QUICK, this::takeUnlessPoisoned);
        publish(0, 40, 4);
        collector.waitFor(30);
        waitForLetters(10);
        assertThat(letters()).extracting(l -> l.event().subject()).containsOnly("cus_0");
        assertThat(letters()).extracting(DeadLetter::waiting).containsOnlyOnce(false);
    }

    @Test
    void aRetryHandlesTheEventAndThoseThatWaitInTheirOrder() {
        poison.add(0);
        Collector collector = Collector.start(fixture, QUICK, this::takeUnlessPoisoned);
        publish(0, 10, 1);
        waitForLetters(10);
        poison.clear();
        fixture.await(control.retry(failed().id(), OPERATOR));
        assertThat(collector.numbers()).isEqualTo(IntStream.range(0, 10).boxed().toList());
        assertThat(letters()).isEmpty();
        assertAccounted();
    }

    @Test
    void aRetryThatFailsAgainIsAFaultAndKeepsTheEvent() {
        poison.add(0);
        Collector.start(fixture, QUICK, this::takeUnlessPoisoned);
        publish(0, 3, 1);
        waitForLetters(3);
        Fault fault = fault(control.retry(failed().id(), OPERATOR));
        assertThat(fault.code()).isEqualTo("conflict");
        assertThat(fault.detail()).contains("cannot take 0");
        assertThat(failed().attempts()).isEqualTo(4);
        assertThat(letters()).hasSize(3);
    }

    @Test
    void theNextOneThatFailsStopsTheRetry() {
        poison.addAll(List.of(0, 2));
        Collector collector = Collector.start(fixture, QUICK, this::takeUnlessPoisoned);
        publish(0, 4, 1);
        waitForLetters(4);
        poison.remove(0);
        fixture.await(control.retry(failed().id(), OPERATOR));
        assertThat(collector.numbers()).containsExactly(0, 1);
        assertThat(failed().error()).contains("cannot take 2");
        assertThat(letters()).hasSize(2);
    }

    @Test
    void anEventThatWaitsCannotBeRetriedBeforeTheOneItWaitsFor() {
        poison.add(0);
        Collector.start(fixture, QUICK, this::takeUnlessPoisoned);
        publish(0, 2, 1);
        waitForLetters(2);
        DeadLetter waiting =
                letters().stream().filter(DeadLetter::waiting).findFirst().orElseThrow();
        assertThat(fault(control.retry(waiting.id(), OPERATOR)).detail()).contains("waits behind");
    }

    @Test
    void discardingGivesTheEventUpAndHandlesThoseThatWaited() {
        poison.add(0);
        Collector collector = Collector.start(fixture, QUICK, this::takeUnlessPoisoned);
        publish(0, 5, 1);
        waitForLetters(5);
        fixture.await(control.discard(failed().id(), OPERATOR));
        assertThat(collector.numbers()).containsExactly(1, 2, 3, 4);
        assertThat(letters()).isEmpty();
        assertThat(partitions().stream()
                        .mapToLong(Subscription.Partition::discarded)
                        .sum())
                .isOne();
        assertAccounted();
    }

    @Test
    void theSubjectFlowsAgainAfterwards() {
        poison.add(0);
        Collector collector = Collector.start(fixture, QUICK, this::takeUnlessPoisoned);
        publish(0, 1, 1);
        waitForLetters(1);
        fixture.await(control.discard(failed().id(), OPERATOR));
        publish(1, 4, 1);
        collector.waitFor(3);
        assertAccounted();
    }

    @Test
    void anEventThatCannotBeReadIsParkedAtOnce() {
        publish(0, 3, 3);
        String broken = sample.domain()
                .log()
                .stamp(Outgoing.of(new Sample.Happened(0), Collector.subject(3), 1))
                .type();
        fixture.await(sample.domain()
                .database()
                .query("insert into events (event_id, type, partition, subject, sequence, data) values "
                        + "('evt_broken', '" + broken + "', 0, 'cus_3', 1, '{\"number\": \"many\"}')"));
        publish(4, 8, 8);
        Collector collector = Collector.start(fixture, QUICK, this::takeUnlessPoisoned);
        collector.waitFor(7);
        waitForLetters(1);
        assertThat(failed().error()).contains("Happened").contains("number");
    }

    @Test
    void eventsOfUnknownTypesArePassedOver() {
        fixture.await(sample.domain()
                .database()
                .query("insert into events (event_id, type, partition, subject, sequence, data) values "
                        + "('evt_new', 'sample.invented-later.v1', 0, 'cus_3', 1, '{}')"));
        publish(0, 4, 4);
        Collector collector = Collector.start(fixture, QUICK, this::takeUnlessPoisoned);
        collector.waitFor(4);
        assertThat(letters()).isEmpty();
        assertAccounted();
    }

    @Test
    void aReactionCanParkAnEventItself() {
        Reaction<Sample> strict = (batch, tx) ->
                batch.of(Sample.Happened.class).stream().anyMatch(e -> e.event().number() == 3)
                        ? Future.succeededFuture(new Outcome.Park("three is not for me"))
                        : Collector.take(batch, tx);
        Collector collector = Collector.start(fixture, QUICK, strict);
        publish(0, 8, 8);
        collector.waitFor(7);
        waitForLetters(1);
        assertThat(failed().error()).isEqualTo("three is not for me");
    }

    @Test
    void aReactionCanAskForAnotherTryLater() {
        AtomicInteger tries = new AtomicInteger();
        Reaction<Sample> hesitant = (batch, tx) -> tries.incrementAndGet() < 3
                ? Future.succeededFuture(new Outcome.Retry(Duration.ofMillis(5)))
                : Collector.take(batch, tx);
        Collector collector = Collector.start(fixture, QUICK, hesitant);
        publish(0, 1, 1);
        collector.waitFor(1);
        assertThat(letters()).isEmpty();
    }

    @Test
    void aReactionThatAsksForEverIsParked() {
        Reaction<Sample> never = (batch, tx) -> Future.succeededFuture(new Outcome.Retry(Duration.ofMillis(1)));
        Collector.start(fixture, QUICK, never);
        publish(0, 1, 1);
        waitForLetters(1);
        assertThat(failed().error()).contains("asked for another try");
    }

    @Test
    void aLostConnectionIsNobodysFault() {
        AtomicInteger tries = new AtomicInteger();
        Reaction<Sample> cut = (batch, tx) -> tries.incrementAndGet() < 8
                ? tx.query("set role none")
                        .compose(v -> tx.query("select pg_terminate_backend(pg_backend_pid())"))
                        .map(Outcome.DONE)
                : Collector.take(batch, tx);
        Collector collector = Collector.start(fixture, QUICK, cut);
        publish(0, 1, 1);
        collector.waitFor(1);
        assertThat(letters()).isEmpty();
    }

    @Test
    void listsThemInPages() {
        poison.add(0);
        Collector.start(fixture, QUICK, this::takeUnlessPoisoned);
        publish(0, 7, 1);
        waitForLetters(7);
        var first = fixture.await(control.deadLetters(new PageRequest(4, null)));
        var second = fixture.await(
                control.deadLetters(new PageRequest(4, first.meta().next())));
        assertThat(first.data()).hasSize(4);
        assertThat(first.meta().hasMore()).isTrue();
        assertThat(second.data()).hasSize(3);
        assertThat(second.meta().hasMore()).isFalse();
        Set<DeadLetterId> ids = new HashSet<>();
        first.data().forEach(l -> ids.add(l.id()));
        second.data().forEach(l -> ids.add(l.id()));
        assertThat(ids).hasSize(7);
    }

    @Test
    void replayTakesTheWholeHistoryAgain() {
        AtomicInteger taken = new AtomicInteger();
        Reaction<Sample> counting = (batch, tx) -> {
            taken.addAndGet(batch.size());
            return Future.succeededFuture(Outcome.DONE);
        };
        Collector.start(fixture, QUICK, counting);
        publish(0, 30, 30);
        fixture.eventually("30 taken", () -> Future.succeededFuture(taken.get() == 30));
        fixture.await(control.replay("sample", OPERATOR));
        fixture.eventually("60 taken", () -> Future.succeededFuture(taken.get() == 60));
        assertAccounted();
        assertThat(fault(control.replay("weather", OPERATOR)).code()).isEqualTo("not_found");
    }

    @Test
    void aConsumerCanBePutToAnyPosition() {
        List<Integer> taken = Collections.synchronizedList(new ArrayList<>());
        Reaction<Sample> noting = (batch, tx) -> {
            batch.of(Sample.Happened.class).forEach(e -> taken.add(e.event().number()));
            return Future.succeededFuture(Outcome.DONE);
        };
        Collector.start(fixture, QUICK, noting);
        publish(0, 5, 1);
        fixture.eventually("5 taken", () -> Future.succeededFuture(taken.size() == 5));
        FeedHeads middle = positions();
        publish(5, 8, 1);
        fixture.eventually("8 taken", () -> Future.succeededFuture(taken.size() == 8));
        taken.clear();
        fixture.await(control.rewind(middle, OPERATOR));
        fixture.eventually("the last three again", () -> Future.succeededFuture(taken.equals(List.of(5, 6, 7))));
        assertAccounted();
    }

    private FeedHeads positions() {
        return new FeedHeads(
                "sample",
                partitions().stream().map(Subscription.Partition::position).toList());
    }

    private Future<Outcome> takeUnlessPoisoned(Batch<Sample> batch, Tx tx) {
        for (Received<Sample.Happened> event : batch.of(Sample.Happened.class)) {
            if (poison.contains(event.event().number())) {
                if (batch.size() == 1) {
                    lonelyFailures.incrementAndGet();
                }
                return Future.failedFuture(
                        new IllegalStateException("cannot take " + event.event().number()));
            }
        }
        return Collector.take(batch, tx);
    }

    /** What the log holds is what the consumer has handled, parked or discarded. */
    private void assertAccounted() {
        EventFeed feed = EventFeed.proxy(fixture.vertx(), "sample", new DeliveryOptions());
        fixture.eventually(
                "everything accounted for",
                () -> feed.heads().compose(feed::counts).compose(counts -> control.subscriptions()
                        .map(subscriptions -> subscriptions.subscriptions().getFirst().partitions().stream()
                                .map(p -> p.handled() + p.parked() + p.discarded())
                                .toList()
                                .equals(counts.counts()))));
    }

    private void publish(int from, int to, int subjects) {
        for (int i = from; i < to; i++) {
            sample.publish(new Sample.Happened(i), Collector.subject(i % subjects), null);
        }
    }

    private void waitForLetters(int number) {
        fixture.eventually(number + " dead letters", () -> control.deadLetters(new PageRequest(100, null))
                .map(page -> page.data().size() == number));
    }

    private List<DeadLetter> letters() {
        return fixture.await(control.deadLetters(new PageRequest(100, null))).data();
    }

    private DeadLetter failed() {
        return letters().stream().filter(l -> !l.waiting()).findFirst().orElseThrow();
    }

    private List<Subscription.Partition> partitions() {
        return fixture.await(control.subscriptions()).subscriptions().getFirst().partitions();
    }

    private Fault fault(Future<Void> call) {
        Throwable failure =
                fixture.await(call.transform(done -> Future.succeededFuture(Objects.requireNonNull(done.cause()))));
        return Objects.requireNonNull(Fault.in(failure), () -> "no fault: " + failure);
    }
}
