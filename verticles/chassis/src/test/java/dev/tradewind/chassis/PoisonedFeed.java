package dev.tradewind.chassis;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.DeadLetter;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.FeedControl;
import dev.tradewind.contracts.shared.FeedHeads;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.Subscription;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A feed whose events the tests poison at will, and a consumer that cannot take those. */
final class PoisonedFeed {
    static final CallContext OPERATOR = CallContext.of(new Actor(Actor.Kind.STAFF, "usr_1", null));
    static final JsonObject QUICK = new JsonObject().put("attempts", 3).put("backoff", "1ms");

    final DomainFixture fixture;
    final ForeignFeed<Sample> sample;
    final FeedControl control;
    final Set<Integer> poison = ConcurrentHashMap.newKeySet();
    final AtomicInteger lonelyFailures = new AtomicInteger();

    PoisonedFeed() {
        fixture = DomainFixture.open();
        sample = fixture.foreign(Sample.TYPES);
        control = FeedControl.proxy(fixture.vertx(), "collector", new DeliveryOptions());
    }

    void close() {
        fixture.close();
    }

    FeedHeads positions() {
        return new FeedHeads(
                "sample",
                partitions().stream().map(Subscription.Partition::position).toList());
    }

    Future<Outcome> takeUnlessPoisoned(Batch<Sample> batch, Tx tx) {
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
    void assertAccounted() {
        EventFeed feed = EventFeed.proxy(fixture.vertx(), "sample", new DeliveryOptions());
        fixture.eventually(
                "everything accounted for",
                () -> feed.heads().compose(feed::counts).compose(counts -> control.subscriptions()
                        .map(subscriptions -> subscriptions.subscriptions().getFirst().partitions().stream()
                                .map(p -> p.handled() + p.parked() + p.discarded())
                                .toList()
                                .equals(counts.counts()))));
    }

    void publish(int from, int to, int subjects) {
        for (int i = from; i < to; i++) {
            sample.publish(new Sample.Happened(i), Collector.subject(i % subjects), null);
        }
    }

    void waitForLetters(int number) {
        fixture.eventually(number + " dead letters", () -> control.deadLetters(new PageRequest(100, null))
                .map(page -> page.data().size() == number));
    }

    List<DeadLetter> letters() {
        return fixture.await(control.deadLetters(new PageRequest(100, null))).data();
    }

    DeadLetter failed() {
        return letters().stream().filter(l -> !l.waiting()).findFirst().orElseThrow();
    }

    List<Subscription.Partition> partitions() {
        return fixture.await(control.subscriptions()).subscriptions().getFirst().partitions();
    }

    Fault fault(Future<Void> call) {
        Throwable failure =
                fixture.await(call.transform(done -> Future.succeededFuture(Objects.requireNonNull(done.cause()))));
        return Objects.requireNonNull(Fault.in(failure), () -> "no fault: " + failure);
    }
}
