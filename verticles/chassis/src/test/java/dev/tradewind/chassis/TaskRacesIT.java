package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.contracts.shared.Event;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a task while it is worked on, and at the very moment at which that ends. */
class TaskRacesIT {
    private static final String KIND = "chore";

    private final Queue<String> begun = new ConcurrentLinkedQueue<>();
    private final Promise<Completion> first = Promise.promise();
    private DomainFixture fixture;

    @BeforeEach
    void open() {
        fixture = DomainFixture.open();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void workThatIsTakenBackMeanwhileIsStillRecorded() {
        Domain<Event> domain = startWithWork();
        fixture.await(takeBack(domain));
        first.complete(noting("authorized"));
        waitForNotes(domain, "authorized");
        assertThat(left(domain)).isZero();
    }

    @Test
    void workThatFailsAfterItWasTakenBackIsForgotten() {
        Domain<Event> domain = startWithWork();
        fixture.await(takeBack(domain));
        first.fail("provider down");
        waitForNothingLeft(domain);
        assertThat(begun).hasSize(1);
    }

    @Test
    void workThatIsBeingScheduledAgainAtThatMomentIsRecordedAndDoneAgain() {
        Domain<Event> domain = startWithWork();
        Held held = hold(domain, tx -> domain.tasks().schedule(tx, List.of(task("two"))));
        first.complete(noting("one"));
        waitForWaiting(domain, 1);
        held.commit();
        waitForNotes(domain, "one", "two");
        assertThat(left(domain)).isZero();
    }

    @Test
    void workThatIsBeingTakenBackWhileItFailsIsForgotten() {
        Domain<Event> domain = startWithWork();
        Held held = hold(domain, tx -> domain.tasks().cancel(tx, KIND, List.of("a")));
        first.fail("provider down");
        waitForWaiting(domain, 1);
        held.commit();
        waitForNothingLeft(domain);
        assertThat(begun).hasSize(1);
    }

    @Test
    void workThatIsTakenBackWhileItIsGivenUpIsForgotten() {
        Domain<Event> domain = startWithWork();
        Held held = hold(domain, TaskRacesIT::lockTask);
        first.fail("provider down");
        waitForWaiting(domain, 1);
        Future<Void> back = takeBack(domain);
        waitForWaiting(domain, 2);
        held.commit();
        fixture.await(back);
        waitForNothingLeft(domain);
        assertThat(begun).hasSize(1);
    }

    @Test
    void workThatWasScheduledAgainAndIsTakenBackWhileItEndsIsNotDoneAgain() {
        Domain<Event> domain = startWithWork();
        schedule(domain, task("two"));
        Held held = hold(domain, TaskRacesIT::lockTask);
        first.complete(noting("one"));
        waitForWaiting(domain, 1);
        Future<Void> back = takeBack(domain);
        waitForWaiting(domain, 2);
        held.commit();
        fixture.await(back);
        waitForNotes(domain, "one");
        waitForNothingLeft(domain);
        assertThat(begun).hasSize(1);
    }

    @Test
    void goingOnGivesWayToWhatWasScheduledMeanwhile() {
        Domain<Event> domain = startWithWork();
        schedule(domain, task("two"));
        first.complete(Completion.done(tx -> Collector.note(tx, "one")
                .compose(noted -> domain.tasks().scheduleNew(tx, List.of(task("the rest of one"))))));
        waitForNotes(domain, "one", "two");
        waitForNothingLeft(domain);
    }

    @Test
    void goingOnIsDoneNext() {
        Domain<Event> domain = startWithWork();
        first.complete(Completion.done(tx -> Collector.note(tx, "one")
                .compose(noted -> domain.tasks().scheduleNew(tx, List.of(task("the rest of one"))))));
        waitForNotes(domain, "one", "the rest of one");
        waitForNothingLeft(domain);
    }

    @Test
    void workersMayEndOnAnyThread() {
        Domain<Event> domain = start(task -> {
            Promise<Completion> promise = Promise.promise();
            CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> promise.complete(noting("done")));
            return promise.future();
        });
        int many = 500;
        schedule(
                domain,
                IntStream.range(0, many)
                        .mapToObj(i -> new Task(KIND, "t" + i, Instant.now(), 0, ""))
                        .toArray(Task[]::new));
        waitForNothingLeft(domain);
        assertThat(fixture.await(Collector.notes(domain))).hasSize(many);
    }

    /** The first task is begun and not ended; further ones note their payload. */
    private Domain<Event> startWithWork() {
        Domain<Event> domain = start(task -> {
            begun.add(task.payload());
            return begun.size() == 1 ? first.future() : Future.succeededFuture(noting(task.payload()));
        });
        schedule(domain, task("one"));
        fixture.eventually("begun", () -> Future.succeededFuture(begun.size() == 1));
        return domain;
    }

    private Domain<Event> start(Worker worker) {
        return fixture.await(fixture.onLoop(() -> {
            Domain<Event> domain = Collector.open(fixture, new JsonObject());
            domain.tasks().onWork(KIND, 32, worker);
            return domain.start().map(domain);
        }));
    }

    private static Task task(String payload) {
        return new Task(KIND, "a", Instant.now(), 0, payload);
    }

    private static Completion noting(String note) {
        return Completion.done(tx -> Collector.note(tx, note));
    }

    private void schedule(Domain<Event> domain, Task... tasks) {
        fixture.await(domain.database().transaction(tx -> domain.tasks().schedule(tx, Arrays.asList(tasks))));
    }

    private static Future<Void> takeBack(Domain<Event> domain) {
        return domain.database().transaction(tx -> domain.tasks().cancel(tx, KIND, List.of("a")));
    }

    private static Future<Void> lockTask(Tx tx) {
        return tx.query("select from tasks for update").mapEmpty();
    }

    /** An open transaction that has changed or locked the task. */
    private record Held(Promise<Void> end, Supplier<Void> ended) {
        void commit() {
            end.complete();
            Void unused = ended.get();
        }
    }

    private Held hold(Domain<Event> domain, java.util.function.Function<Tx, Future<Void>> change) {
        Promise<Void> done = Promise.promise();
        Promise<Void> end = Promise.promise();
        Future<Void> transaction = domain.database().transaction(tx -> change.apply(tx)
                .compose(v -> tx.query("select 1", Tuple.tuple()))
                .onSuccess(v -> done.complete())
                .compose(v -> end.future()));
        fixture.await(done.future());
        return new Held(end, () -> fixture.await(transaction));
    }

    private void waitForWaiting(Domain<Event> domain, int transactions) {
        fixture.eventually(transactions + " waiting for the row", () -> domain.database()
                .query("select from pg_locks where not granted")
                .map(rows -> rows.size() >= transactions));
    }

    private void waitForNotes(Domain<Event> domain, String... notes) {
        fixture.eventually(
                "notes " + List.of(notes), () -> Collector.notes(domain).map(List.of(notes)::equals));
    }

    private void waitForNothingLeft(Domain<Event> domain) {
        fixture.eventually(
                "no task left",
                () -> domain.database().query("select from tasks").map(rows -> rows.size() == 0));
    }

    private int left(Domain<Event> domain) {
        return fixture.await(domain.database().query("select from tasks").map(rows -> rows.size()));
    }
}
