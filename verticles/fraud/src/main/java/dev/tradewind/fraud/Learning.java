package dev.tradewind.fraud;

import dev.tradewind.chassis.Completion;
import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Task;
import dev.tradewind.chassis.Tasks;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fraud.Training;
import dev.tradewind.contracts.fraud.TrainingStatus;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.fraud.Curriculum.TooLittleException;
import dev.tradewind.fraud.ModelStore.Trained;
import dev.tradewind.fraud.TrainingStore.End;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains challengers from the journal, on worker threads. What it has come to stands in the table of trainings. */
final class Learning {
    static final String TRAIN = "train";
    static final String SCHEDULED = "scheduled";

    /** Read on the event loop, a few milliseconds at a time. */
    private static final int CHUNK = 1_000;

    private static final Logger log = LoggerFactory.getLogger(Learning.class);

    private final Vertx vertx;
    private final Database database;
    private final Stores stores;
    private final Features features;
    private final FraudConfig config;

    /** What it reads and writes. */
    record Stores(JournalStore journal, TrainingStore trainings, ModelStore models, Tasks tasks) {}

    Learning(Vertx vertx, Database database, Stores stores, FraudConfig config) {
        this.vertx = vertx;
        this.database = database;
        this.stores = stores;
        this.features = new Features(config.labelDelay().toMillis());
        this.config = config;
    }

    /** Answers with the one that is under way when there is one. */
    Future<Training> ask(Tx tx, String by) {
        return stores.trainings().ask(tx, Id.next("trn"), by).compose(training -> stores.tasks()
                .schedule(tx, List.of(new Task(TRAIN, training.id(), Instant.EPOCH, 0, training.id())))
                .map(training));
    }

    Future<Completion> on(Task task) {
        Future<String> id = task.payload().isEmpty()
                ? database.transaction(tx -> stores.trainings().ask(tx, Id.next("trn"), "schedule"))
                        .map(Training::id)
                : Future.succeededFuture(task.payload());
        return id.compose(this::train);
    }

    private Future<Completion> train(String id) {
        return stores.journal()
                .position()
                .compose(last -> read(new Reading(id, new Curriculum(features, config), last), first(last)))
                .compose(reading -> stores.trainings().unsettled().compose(unsettled -> blocking(
                                () -> reading.curriculum().lessons(unsettled, System.currentTimeMillis()))
                        .compose(lessons -> learn(id, lessons))))
                .map(trained -> done(id, trained))
                .recover(e -> Future.succeededFuture(failed(id, e)));
    }

    /** What is read until then. */
    private record Reading(String id, Curriculum curriculum, long last) {}

    private long first(long last) {
        return Math.max(1, last - config.history() + 1);
    }

    private Future<Reading> read(Reading reading, long from) {
        return stores.trainings()
                .goOn(reading.id(), "reading", from - first(reading.last()), reading.last() - first(reading.last()) + 1)
                .compose(noted -> stores.journal().read(from, CHUNK))
                .compose(entries -> blocking(() -> {
                            reading.curriculum().read(entries);
                            return entries.size();
                        })
                        .compose(count -> count < CHUNK || entries.getLast().position() >= reading.last()
                                ? Future.succeededFuture(reading)
                                : read(reading, entries.getLast().position() + 1)));
    }

    private Future<Trained> learn(String id, Curriculum.Lessons lessons) {
        return step(id, "trying")
                .compose(noted -> blocking(() -> alone(lessons::trial)))
                .compose(trial ->
                        step(id, "learning").compose(noted -> blocking(() -> alone(() -> lessons.learn(trial)))));
    }

    private Future<Void> step(String id, String step) {
        return stores.trainings().find(id).compose(found -> stores.trainings()
                .goOn(id, step, found.getFirst().total(), found.getFirst().total()));
    }

    /** On one processor, since the others are the shop's. */
    private static <T> T alone(Callable<T> work) throws Exception {
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            return one.submit(work).get();
        }
    }

    private <T> Future<T> blocking(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }

    private Completion done(String id, Trained trained) {
        String version = trained.scorer().version();
        return Completion.done(tx -> stores.trainings()
                .find(id)
                .compose(found ->
                        stores.models().challenge(tx, trained, found.getFirst().by()))
                .compose(kept -> stores.trainings().end(tx, id, new End(TrainingStatus.DONE, version, null))));
    }

    private Completion failed(String id, Throwable e) {
        if (e instanceof TooLittleException) {
            return ended(id, new End(TrainingStatus.REFUSED, null, e.getMessage()));
        }
        log.error("training {} failed", id, e);
        return ended(id, new End(TrainingStatus.FAILED, null, "It failed; the log of this node says why."));
    }

    private Completion ended(String id, End end) {
        return Completion.done(tx -> stores.trainings().end(tx, id, end));
    }
}
