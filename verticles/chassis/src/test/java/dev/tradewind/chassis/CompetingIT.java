package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.chassis.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one database. They share no bus, so each sees the other's events by polling only. */
class CompetingIT {
    private DomainFixture one;
    private DomainFixture other;
    private ForeignFeed<Sample> sampleOfOne;
    private ForeignFeed<Sample> sampleOfOther;

    @BeforeEach
    void open() {
        one = DomainFixture.on(TestDatabase.fresh());
        other = DomainFixture.on(one.url());
        sampleOfOne = one.foreign(Sample.TYPES);
        sampleOfOther = other.foreign(Sample.TYPES);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void twoFollowersTakeEachEventOnceBetweenThem() {
        Collector collector = Collector.start(one);
        Collector.start(other);
        publish(sampleOfOne, 0, 300);
        publish(sampleOfOther, 300, 600);
        collector.waitFor(600);
    }

    @Test
    void whenANodeDiesTheOtherGoesOnWhereItsLastCommitWas() {
        JsonObject small = new JsonObject().put("batch", 5);
        Collector dying = Collector.start(one, small, Collector::take);
        Collector surviving = Collector.start(other, small, Collector::take);
        Future<List<Object>> published = publishing(sampleOfOther, 0, 800);
        one.eventually("the dying node has done something", () -> dying.count().map(n -> n > 20));
        // Not the domain but Vert.x is closed: sockets are torn down in the middle of transactions.
        one.close();
        other.await(published);
        surviving.waitFor(800);
        assertThat(surviving.numbers()).doesNotHaveDuplicates().hasSize(800);
        one = DomainFixture.on(other.url());
    }

    @Test
    void whenOneStopsTheOtherTakesOverWithoutWaitingForThePoll() {
        JsonObject noPoll = new JsonObject().put("poll", "60s");
        Collector stopping = Collector.start(one, noPoll, Collector::take);
        publish(sampleOfOne, 0, 20);
        stopping.waitFor(20);
        Collector next = Collector.start(one, noPoll, Collector::take);
        publish(sampleOfOne, 20, 40);
        next.waitFor(40);
        one.await(stopping.domain().close());
        publish(sampleOfOne, 40, 60);
        next.waitFor(60);
    }

    @Test
    void whoTakesOverGoesOnWhenHeHasMovedTheCursorsSinceHeReadThem() {
        Collector collector = Collector.start(one, new JsonObject().put("poll", "60s"), Collector::take);
        publish(sampleOfOne, 0, 20);
        collector.waitFor(20);
        try (SlowCursors cursors = SlowCursors.of(one.url(), "collector")) {
            var bus = one.vertx().eventBus().publish("feed-handover.collector.sample", "");
            one.eventually("a reader of the cursors", () -> Future.succeededFuture(cursors.readers() == 1));
            publish(sampleOfOne, 20, 40);
            collector.waitFor(40);
        }
        publish(sampleOfOne, 40, 60);
        collector.waitFor(60);
    }

    private static void publish(ForeignFeed<Sample> sample, int from, int to) {
        for (int i = from; i < to; i++) {
            sample.publish(new Sample.Happened(i), Collector.subject(i), null);
        }
    }

    private static Future<List<Object>> publishing(ForeignFeed<Sample> sample, int from, int to) {
        List<Future<Void>> all = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Outgoing<Sample> event = Outgoing.of(new Sample.Happened(i), Collector.subject(i), 1);
            all.add(sample.domain()
                    .database()
                    .transaction(tx -> sample.domain().log().append(tx, List.of(event))));
        }
        return Future.all(all).map(done -> done.list());
    }
}
