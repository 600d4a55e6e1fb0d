package dev.tradewind.personalization;

import dev.tradewind.chassis.Onlooker;
import dev.tradewind.chassis.Received;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent.ExperimentSet;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RuleMade;
import dev.tradewind.contracts.personalization.PersonalizationEvent.ShelfChanged;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an instance's model from the domain's log and keeps it up to date: every instance reads all of it. Products,
 * rules and the experiment come from their tables first, since what was told of them may lie too far back in the log;
 * everything else from a snapshot, where there is one, and what came after it.
 */
final class Memory {
    private static final Logger log = LoggerFactory.getLogger(Memory.class);
    private static final Duration SETTLED_EVERY = Duration.ofSeconds(1);
    private static final Duration FORGOTTEN_EVERY = Duration.ofHours(1);
    /** Less than what a start may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final ShopModel model;
    private final Tables tables;
    private final Keeping keeping;
    private Position position = Position.START;
    private long events;
    private long began;
    private boolean complete;
    private @Nullable Onlooker<PersonalizationEvent> onlooker;
    private @Nullable Future<Void> opening;
    private long settling = -1;
    private long forgetting = -1;

    /** Where it reads from. */
    record Tables(ShelfStore shelf, SteeringStore steering, LogStore log, JourneyStore journeys, ReportStore report) {}

    /**
     * What is kept of it.
     *
     * @param answered how much it was asked: a snapshot is taken when nobody does
     */
    record Keeping(Snapshots snapshots, LongSupplier answered) {}

    Memory(Vertx vertx, ShopModel model, Tables tables, Keeping keeping) {
        this.vertx = vertx;
        this.model = model;
        this.tables = tables;
        this.keeping = keeping;
    }

    /**
     * Completes when the tables are read, and the log as well where somebody serves it already: a build that takes
     * another one's place, or a node that joins, is to know what they know before it is asked.
     */
    Future<Void> known(int rebuilt) {
        if (opening == null) {
            opening = open(rebuilt);
        }
        return opening;
    }

    private Future<Void> open(int rebuilt) {
        began = System.nanoTime();
        settling = vertx.setPeriodic(SETTLED_EVERY.toMillis(), id -> settle());
        forgetting = vertx.setPeriodic(FORGOTTEN_EVERY.toMillis(), id -> {
            Future<Void> unused = tables.journeys()
                    .forget()
                    .compose(forgotten -> tables.report().forget())
                    .onFailure(e -> log.warn("nothing old is forgotten: {}", e.toString()));
        });
        return loadShelf()
                .compose(loaded -> loadSteering())
                .compose(loaded ->
                        keeping.snapshots().restore(snapshot -> tables.log().isNear(snapshot, rebuilt)))
                .compose(snapshot -> snapshot.isPresent()
                        ? Future.succeededFuture(snapshot.get())
                        : tables.log().beforeTheLast(rebuilt))
                .compose(this::read);
    }

    Future<Void> close() {
        boolean unused = vertx.cancelTimer(settling) & vertx.cancelTimer(forgetting);
        return onlooker == null ? Future.succeededFuture() : onlooker.close();
    }

    private Future<Void> loadShelf() {
        return tables.shelf().all().map(items -> {
            items.forEach(item -> take(new ShelfChanged(item)));
            return null;
        });
    }

    private Future<Void> loadSteering() {
        return tables.steering().rules().compose(rules -> {
            rules.forEach(rule -> take(new RuleMade(rule)));
            return tables.steering().experiment().map(experiment -> {
                take(new ExperimentSet(experiment));
                return null;
            });
        });
    }

    private void take(PersonalizationEvent event) {
        model.take(event, "", Instant.EPOCH);
    }

    private void take(Received<PersonalizationEvent> received) {
        events++;
        position = received.envelope().position();
        model.take(
                received.event(),
                received.envelope().id().value(),
                received.envelope().time());
    }

    private void settle() {
        model.demand().settle();
        if (complete) {
            keeping.snapshots()
                    .look(() -> new Snapshots.Standing(
                            position, events, events + keeping.answered().getAsLong()));
        }
    }

    private Future<Void> read(Position from) {
        position = from;
        Onlooker<PersonalizationEvent> opened = Onlooker.open(vertx, PersonalizationEvent.TYPES, from, this::take);
        onlooker = opened;
        Future<Void> caughtUp = opened.caughtUp().onSuccess(done -> {
            model.demand().settle();
            complete = true;
            log.info(
                    "knows {} products and {} visits after {} events of its log and {} ms",
                    model.shelf().size(),
                    model.sessions().sessions(),
                    events,
                    (System.nanoTime() - began) / 1_000_000);
        });
        return EventFeed.proxy(vertx, PersonalizationEvent.FEED, Calls.deadline())
                .heads()
                .compose(served -> caughtUp.timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .otherwiseEmpty();
    }
}
