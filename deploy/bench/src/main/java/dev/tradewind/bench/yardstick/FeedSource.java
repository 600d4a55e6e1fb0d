package dev.tradewind.bench.yardstick;

import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.contracts.shared.OrderId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A domain that says things, at a rate or as fast as it can. */
final class FeedSource extends VerticleBase {
    private static final int SUBJECTS = 1_000;
    private static final int BATCH = 1_000;
    private static final String WORD =
            "an event of an ordinary size says about as much as this line does, or somewhat more";

    private final JsonObject settings;
    private final Clock clock;
    private final List<OrderId> subjects =
            Stream.generate(OrderId::next).limit(SUBJECTS).toList();
    private @Nullable Domain<Tick> domain;

    FeedSource(JsonObject settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        domain = Domain.open(vertx, Tick.TYPES, DomainSettings.from(settings));
        return domain.start();
    }

    @Override
    public Future<?> stop() {
        return domain == null ? Future.succeededFuture() : domain.close();
    }

    /** One event a transaction, so many a second, whatever became of those before. */
    Future<Void> atRate(int events, int perSecond) {
        Promise<Void> begun = Promise.promise();
        long begin = System.nanoTime();
        int[] next = {0};
        context.runOnContext(now -> vertx.setPeriodic(1, timer -> {
            long due = (System.nanoTime() - begin) * perSecond / TimeUnit.SECONDS.toNanos(1);
            while (next[0] < Math.min(due, events)) {
                Future<Void> unused = say(next[0], ++next[0]).onFailure(clock::failed);
            }
            if (next[0] == events && vertx.cancelTimer(timer)) {
                begun.complete();
            }
        }));
        return begun.future();
    }

    /** As many a transaction as the log takes at once. */
    Future<Void> atOnce(int events) {
        Future<Void> said = Future.succeededFuture();
        for (int from = 0; from < events; from += BATCH) {
            int begin = from;
            said = said.compose(before -> say(begin, Math.min(events, begin + BATCH)));
        }
        return said;
    }

    private Future<Void> say(int from, int until) {
        if (domain == null) {
            return Future.failedFuture("not started");
        }
        Domain<Tick> speaking = domain;
        List<Outgoing<Tick>> events = new ArrayList<>();
        for (int number = from; number < until; number++) {
            events.add(Outgoing.of(
                    new Tick.Ticked(number, WORD), subjects.get(number % SUBJECTS), number / SUBJECTS + 1L));
        }
        return speaking.database()
                .transaction(tx -> speaking.log().append(tx, events))
                .onSuccess(done -> IntStream.range(from, until).forEach(clock::committed));
    }
}
