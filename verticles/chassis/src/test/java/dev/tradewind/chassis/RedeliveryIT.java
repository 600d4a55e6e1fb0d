package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.shared.DeadLetter;
import dev.tradewind.contracts.shared.DeadLetterId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.FeedHeads;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.shared.RewindPreview;
import dev.tradewind.contracts.shared.RewindQuery;
import dev.tradewind.contracts.shared.Subscription;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedeliveryIT {
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
    void aRetryHandlesTheEventAndThoseThatWaitInTheirOrder() {
        feed.poison.add(0);
        Collector collector = Collector.start(feed.fixture, PoisonedFeed.QUICK, feed::takeUnlessPoisoned);
        feed.publish(0, 10, 1);
        feed.waitForLetters(10);
        feed.poison.clear();
        feed.fixture.await(feed.control.retry(feed.failed().id(), PoisonedFeed.OPERATOR));
        assertThat(collector.numbers()).isEqualTo(IntStream.range(0, 10).boxed().toList());
        assertThat(feed.letters()).isEmpty();
        feed.assertAccounted();
    }

    @Test
    void aRetryThatFailsAgainIsAFaultAndKeepsTheEvent() {
        feed.poison.add(0);
        Collector.start(feed.fixture, PoisonedFeed.QUICK, feed::takeUnlessPoisoned);
        feed.publish(0, 3, 1);
        feed.waitForLetters(3);
        Fault fault = feed.fault(feed.control.retry(feed.failed().id(), PoisonedFeed.OPERATOR));
        assertThat(fault.code()).isEqualTo("conflict");
        assertThat(fault.detail()).contains("cannot take 0");
        assertThat(feed.failed().attempts()).isEqualTo(4);
        assertThat(feed.letters()).hasSize(3);
    }

    @Test
    void theNextOneThatFailsStopsTheRetry() {
        feed.poison.addAll(List.of(0, 2));
        Collector collector = Collector.start(feed.fixture, PoisonedFeed.QUICK, feed::takeUnlessPoisoned);
        feed.publish(0, 4, 1);
        feed.waitForLetters(4);
        feed.poison.remove(0);
        feed.fixture.await(feed.control.retry(feed.failed().id(), PoisonedFeed.OPERATOR));
        assertThat(collector.numbers()).containsExactly(0, 1);
        assertThat(feed.failed().error()).contains("cannot take 2");
        assertThat(feed.letters()).hasSize(2);
    }

    @Test
    void anEventThatWaitsCannotBeRetriedBeforeTheOneItWaitsFor() {
        feed.poison.add(0);
        Collector.start(feed.fixture, PoisonedFeed.QUICK, feed::takeUnlessPoisoned);
        feed.publish(0, 2, 1);
        feed.waitForLetters(2);
        DeadLetter waiting =
                feed.letters().stream().filter(DeadLetter::waiting).findFirst().orElseThrow();
        assertThat(feed.fault(feed.control.retry(waiting.id(), PoisonedFeed.OPERATOR))
                        .detail())
                .contains("waits behind");
    }

    @Test
    void discardingGivesTheEventUpAndHandlesThoseThatWaited() {
        feed.poison.add(0);
        Collector collector = Collector.start(feed.fixture, PoisonedFeed.QUICK, feed::takeUnlessPoisoned);
        feed.publish(0, 5, 1);
        feed.waitForLetters(5);
        feed.fixture.await(feed.control.discard(feed.failed().id(), PoisonedFeed.OPERATOR));
        assertThat(collector.numbers()).containsExactly(1, 2, 3, 4);
        assertThat(feed.letters()).isEmpty();
        assertThat(feed.partitions().stream()
                        .mapToLong(Subscription.Partition::discarded)
                        .sum())
                .isOne();
        feed.assertAccounted();
    }

    @Test
    void theSubjectFlowsAgainAfterwards() {
        feed.poison.add(0);
        Collector collector = Collector.start(feed.fixture, PoisonedFeed.QUICK, feed::takeUnlessPoisoned);
        feed.publish(0, 1, 1);
        feed.waitForLetters(1);
        feed.fixture.await(feed.control.discard(feed.failed().id(), PoisonedFeed.OPERATOR));
        feed.publish(1, 4, 1);
        collector.waitFor(3);
        feed.assertAccounted();
    }

    @Test
    void listsThemInPages() {
        feed.poison.add(0);
        Collector.start(feed.fixture, PoisonedFeed.QUICK, feed::takeUnlessPoisoned);
        feed.publish(0, 7, 1);
        feed.waitForLetters(7);
        var first = feed.fixture.await(feed.control.deadLetters(new PageRequest(4, null)));
        var second = feed.fixture.await(
                feed.control.deadLetters(new PageRequest(4, first.meta().next())));
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
        Collector.start(feed.fixture, PoisonedFeed.QUICK, counting);
        feed.publish(0, 30, 30);
        feed.fixture.eventually("30 taken", () -> Future.succeededFuture(taken.get() == 30));
        feed.fixture.await(feed.control.replay("sample", PoisonedFeed.OPERATOR));
        feed.fixture.eventually("60 taken", () -> Future.succeededFuture(taken.get() == 60));
        feed.assertAccounted();
        assertThat(feed.fault(feed.control.replay("weather", PoisonedFeed.OPERATOR))
                        .code())
                .isEqualTo("not_found");
    }

    @Test
    void whatWouldBeReadAgainCanBeSeenBefore() {
        Collector.start(feed.fixture, PoisonedFeed.QUICK, (batch, tx) -> Future.succeededFuture(Outcome.DONE));
        feed.publish(0, 9, 3);
        feed.fixture.eventually("9 handled", () -> feed.control
                .subscriptions()
                .map(all -> all.subscriptions().getFirst().partitions().stream()
                                .mapToLong(Subscription.Partition::handled)
                                .sum()
                        == 9));
        RewindPreview all = feed.fixture.await(feed.control.preview(new RewindQuery("sample", null)));
        assertThat(all.events()).isEqualTo(9);
        assertThat(all.parked()).isZero();
        assertThat(all.whole()).isTrue();
        assertThat(all.heads()).containsOnly(Position.START);
        assertThat(all.types())
                .containsExactly(new RewindPreview.OfType(all.types().getFirst().type(), 9, true));
        // Nothing of the last minute before it is left out, since places and times differ a little.
        Instant now = Instant.now();
        assertThat(feed.fixture
                        .await(feed.control.preview(new RewindQuery("sample", now)))
                        .events())
                .isEqualTo(9);
        RewindPreview later =
                feed.fixture.await(feed.control.preview(new RewindQuery("sample", now.plusSeconds(3_600))));
        assertThat(later.events()).isZero();
        assertThat(later.heads()).isEqualTo(feed.positions().heads());
        assertThat(feed.fault(feed.control
                                .preview(new RewindQuery("weather", null))
                                .mapEmpty())
                        .code())
                .isEqualTo("not_found");
    }

    @Test
    void aConsumerCanBePutToAnyPosition() {
        List<Integer> taken = Collections.synchronizedList(new ArrayList<>());
        Reaction<Sample> noting = (batch, tx) -> {
            batch.of(Sample.Happened.class).forEach(e -> taken.add(e.event().number()));
            return Future.succeededFuture(Outcome.DONE);
        };
        Collector.start(feed.fixture, PoisonedFeed.QUICK, noting);
        feed.publish(0, 5, 1);
        feed.fixture.eventually("5 taken", () -> Future.succeededFuture(taken.size() == 5));
        FeedHeads middle = feed.positions();
        feed.publish(5, 8, 1);
        feed.fixture.eventually("8 taken", () -> Future.succeededFuture(taken.size() == 8));
        taken.clear();
        feed.fixture.await(feed.control.rewind(middle, PoisonedFeed.OPERATOR));
        feed.fixture.eventually("the last three again", () -> Future.succeededFuture(taken.equals(List.of(5, 6, 7))));
        feed.assertAccounted();
    }

    @Test
    void aConsumerIsPutToOnePositionForEachPartition() {
        Collector.start(feed.fixture, PoisonedFeed.QUICK, Collector::take);
        feed.publish(0, 5, 1);
        FeedHeads known = feed.positions();
        List<Position> tooMany = new ArrayList<>(known.heads());
        tooMany.add(Position.START);

        for (List<Position> wrong : List.of(
                List.<Position>of(), known.heads().subList(1, known.heads().size()), tooMany)) {
            assertThat(feed.fault(feed.control.rewind(new FeedHeads("sample", wrong), PoisonedFeed.OPERATOR))
                            .code())
                    .isEqualTo("validation_failed");
        }
    }
}
