package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.shared.DeadLetter;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersIT {
    private PoisonedFeed feed;

    @BeforeEach
    void open() {
        feed = new PoisonedFeed();
    }

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void parksTheOneEventThatFailsAndTakesAllOthers() {
        feed.poison.add(137);
        feed.publish(0, 300, 300);
        Collector collector = Collector.start(feed.fixture, PoisonedFeed.QUICK, feed::takeUnlessPoisoned);
        collector.waitFor(299);
        feed.waitForLetters(1);
        DeadLetter letter = feed.letters().getFirst();
        assertThat(letter.consumer()).isEqualTo("collector");
        assertThat(letter.event().subject()).isEqualTo("cus_137");
        assertThat(letter.error()).contains("cannot take 137");
        assertThat(letter.attempts()).isEqualTo(3);
        assertThat(letter.waiting()).isFalse();
        assertThat(feed.lonelyFailures).hasValue(3);
        assertThat(collector.numbers()).doesNotContain(137);
    }

    @Test
    void laterEventsOfTheSubjectWaitBehindItWhileOthersFlow() {
        feed.poison.add(0);
        Collector collector = Collector.start(feed.fixture, PoisonedFeed.QUICK, feed::takeUnlessPoisoned);
        feed.publish(0, 40, 4);
        collector.waitFor(30);
        feed.waitForLetters(10);
        assertThat(feed.letters()).extracting(l -> l.event().subject()).containsOnly("cus_0");
        assertThat(feed.letters()).extracting(DeadLetter::waiting).containsOnlyOnce(false);
    }

    @Test
    void anEventThatCannotBeReadIsParkedAtOnce() {
        feed.publish(0, 3, 3);
        String broken = feed.sample
                .domain()
                .log()
                .stamp(Outgoing.of(new Sample.Happened(0), Collector.subject(3), 1))
                .type();
        feed.fixture.await(feed.sample
                .domain()
                .database()
                .query("insert into events (event_id, type, partition, subject, sequence, data) values "
                        + "('evt_broken', '" + broken + "', 0, 'cus_3', 1, '{\"number\": \"many\"}')"));
        feed.publish(4, 8, 8);
        Collector collector = Collector.start(feed.fixture, PoisonedFeed.QUICK, feed::takeUnlessPoisoned);
        collector.waitFor(7);
        feed.waitForLetters(1);
        assertThat(feed.failed().error()).contains("Happened").contains("number");
    }

    @Test
    void eventsOfUnknownTypesArePassedOver() {
        feed.fixture.await(feed.sample
                .domain()
                .database()
                .query("insert into events (event_id, type, partition, subject, sequence, data) values "
                        + "('evt_new', 'sample.invented-later.v1', 0, 'cus_3', 1, '{}')"));
        feed.publish(0, 4, 4);
        Collector collector = Collector.start(feed.fixture, PoisonedFeed.QUICK, feed::takeUnlessPoisoned);
        collector.waitFor(4);
        assertThat(feed.letters()).isEmpty();
        feed.assertAccounted();
    }

    @Test
    void aReactionCanParkAnEventItself() {
        Reaction<Sample> strict = (batch, tx) ->
                batch.of(Sample.Happened.class).stream().anyMatch(e -> e.event().number() == 3)
                        ? Future.succeededFuture(new Outcome.Park("three is not for me"))
                        : Collector.take(batch, tx);
        Collector collector = Collector.start(feed.fixture, PoisonedFeed.QUICK, strict);
        feed.publish(0, 8, 8);
        collector.waitFor(7);
        feed.waitForLetters(1);
        assertThat(feed.failed().error()).isEqualTo("three is not for me");
    }

    @Test
    void aReactionCanAskForAnotherTryLater() {
        AtomicInteger tries = new AtomicInteger();
        Reaction<Sample> hesitant = (batch, tx) -> tries.incrementAndGet() < 3
                ? Future.succeededFuture(new Outcome.Retry(Duration.ofMillis(5)))
                : Collector.take(batch, tx);
        Collector collector = Collector.start(feed.fixture, PoisonedFeed.QUICK, hesitant);
        feed.publish(0, 1, 1);
        collector.waitFor(1);
        assertThat(feed.letters()).isEmpty();
    }

    @Test
    void aReactionThatAsksForEverIsParked() {
        Reaction<Sample> never = (batch, tx) -> Future.succeededFuture(new Outcome.Retry(Duration.ofMillis(1)));
        Collector.start(feed.fixture, PoisonedFeed.QUICK, never);
        feed.publish(0, 1, 1);
        feed.waitForLetters(1);
        assertThat(feed.failed().error()).contains("asked for another try");
    }

    @Test
    void aLostConnectionIsNobodysFault() {
        AtomicInteger tries = new AtomicInteger();
        Reaction<Sample> cut = (batch, tx) -> tries.incrementAndGet() < 8
                ? tx.query("set role none")
                        .compose(v -> tx.query("select pg_terminate_backend(pg_backend_pid())"))
                        .map(Outcome.DONE)
                : Collector.take(batch, tx);
        Collector collector = Collector.start(feed.fixture, PoisonedFeed.QUICK, cut);
        feed.publish(0, 1, 1);
        collector.waitFor(1);
        assertThat(feed.letters()).isEmpty();
    }
}
