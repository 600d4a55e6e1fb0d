package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.shared.Event;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TasksIT {
    private static final String KIND = "chore";

    private DomainFixture fixture;
    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() {
        fixture = DomainFixture.open();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void handsOverWhatIsDueAndForgetsIt() {
        Domain<Event> domain = start(fixture, tasks -> tasks.onDue(KIND, TasksIT::noteAll));
        schedule(domain, task("a", Instant.now()), task("b", Instant.now().plusMillis(150)));
        waitForNotes(domain, "a", "b");
        assertThat(left(domain)).isZero();
    }

    @Test
    void leavesAloneWhatIsDueLater() {
        Domain<Event> domain = start(fixture, tasks -> tasks.onDue(KIND, TasksIT::noteAll));
        schedule(domain, task("later", Instant.now().plusSeconds(60)), task("now", Instant.now()));
        waitForNotes(domain, "now");
        assertThat(left(domain)).isEqualTo(1);
    }

    @Test
    void movesATaskThatIsScheduledAgain() {
        Domain<Event> domain = start(fixture, tasks -> tasks.onDue(KIND, TasksIT::noteAll));
        schedule(domain, task("a", Instant.now().plusSeconds(60)));
        schedule(domain, new Task(KIND, "a", Instant.now(), 0, "second"));
        waitForNotes(domain, "second");
        assertThat(left(domain)).isZero();
    }

    @Test
    void schedulesNothingWhenTheTransactionRollsBack() {
        Domain<Event> domain = start(fixture, tasks -> tasks.onDue(KIND, TasksIT::noteAll));
        Future<Void> failing = domain.database().transaction(tx -> domain.tasks()
                .schedule(tx, List.of(task("a", Instant.now())))
                .compose(v -> Future.failedFuture("changed my mind")));
        fixture.await(failing.otherwiseEmpty());
        assertThat(left(domain)).isZero();
    }

    @Test
    void takesTasksBack() {
        Domain<Event> domain = start(fixture, tasks -> tasks.onDue(KIND, TasksIT::noteAll));
        schedule(domain, task("a", Instant.now().plusSeconds(60)));
        fixture.await(domain.database().transaction(tx -> domain.tasks().cancel(tx, KIND, List.of("a"))));
        assertThat(left(domain)).isZero();
    }

    @Test
    void oneFailingTaskDoesNotHoldUpTheOthers() {
        Domain<Event> domain = start(
                fixture,
                tasks -> tasks.onDue(
                        KIND,
                        (due, tx) -> due.stream().anyMatch(t -> t.key().equals("bad"))
                                ? Future.failedFuture("bad")
                                : noteAll(due, tx)));
        Instant now = Instant.now();
        schedule(domain, task("a", now), task("b", now), task("bad", now), task("c", now), task("d", now));
        fixture.eventually("four notes", () -> Collector.notes(domain).map(n -> n.size() == 4));
        assertThat(left(domain)).isEqualTo(1);
    }

    @Test
    void recordsTheEffectsOfWorkTogetherWithItsEnd() {
        Domain<Event> domain = start(fixture, tasks -> tasks.onWork(KIND, 4, this::doneWithNote));
        schedule(
                domain,
                IntStream.range(0, 20)
                        .mapToObj(i -> task("t" + i, Instant.now()))
                        .toArray(Task[]::new));
        fixture.eventually("20 notes", () -> Collector.notes(domain).map(n -> n.size() == 20));
        assertThat(left(domain)).isZero();
        assertThat(begun).hasSize(20);
    }

    @Test
    void triesAgainWhenTheWorkFailsOrAsksForIt() {
        Domain<Event> domain = start(
                fixture,
                tasks -> tasks.onWork(KIND, 1, task -> switch (task.attempts()) {
                    case 1 -> Future.failedFuture("provider down");
                    case 2 -> Future.succeededFuture(Completion.retry(Duration.ofMillis(10)));
                    default -> doneWithNote(task);
                }));
        schedule(domain, task("a", Instant.now()));
        waitForNotes(domain, "a");
        assertThat(left(domain)).isZero();
    }

    @Test
    void neverWorksOnMoreAtOnceThanAllowed() {
        List<Promise<Completion>> open = Collections.synchronizedList(new ArrayList<>());
        Domain<Event> domain = start(
                fixture,
                tasks -> tasks.onWork(KIND, 3, task -> {
                    Promise<Completion> promise = Promise.promise();
                    open.add(promise);
                    return promise.future();
                }));
        schedule(
                domain,
                IntStream.range(0, 7)
                        .mapToObj(i -> task("t" + i, Instant.now()))
                        .toArray(Task[]::new));
        fixture.eventually("three begun", () -> Future.succeededFuture(open.size() == 3));
        open.get(0).complete(Completion.done());
        fixture.eventually("a fourth", () -> Future.succeededFuture(open.size() == 4));
        open.forEach(promise -> promise.tryComplete(Completion.done()));
    }

    @Test
    void workOfACrashedNodeIsBegunAgainWhenItsLeaseRunsOut() {
        JsonObject shortLease = new JsonObject().put("tasks", new JsonObject().put("lease", "300ms"));
        DomainFixture doomed = DomainFixture.on(fixture.url());
        Domain<Event> crashing = start(
                doomed,
                shortLease,
                tasks -> tasks.onWork(
                        KIND, 1, task -> Promise.<Completion>promise().future()));
        schedule(crashing, task("a", Instant.now()));
        doomed.eventually("claimed", () -> crashing.database()
                .query("select from tasks where lease is not null")
                .map(rows -> rows.size() == 1));
        doomed.close();
        Domain<Event> surviving = start(fixture, shortLease, tasks -> tasks.onWork(KIND, 1, this::doneWithNote));
        waitForNotes(surviving, "a");
    }

    @Test
    void workThatTakesLongerThanItsLeaseIsNotBegunBySomebodyElse() {
        JsonObject shortLease = new JsonObject().put("tasks", new JsonObject().put("lease", "300ms"));
        Promise<Completion> slow = Promise.promise();
        Domain<Event> domain = start(fixture, shortLease, tasks -> tasks.onWork(KIND, 2, task -> slow.future()));
        schedule(domain, task("a", Instant.now()));
        fixture.eventually("the first lease renewed for the third time", () -> domain.database()
                .query("select from tasks where attempts = 1 and leased_until > due_at + interval '900 ms'")
                .map(rows -> rows.size() == 1));
        slow.complete(Completion.done(tx -> Collector.note(tx, "a")));
        waitForNotes(domain, "a");
        assertThat(left(domain)).isZero();
    }

    @Test
    void effectsAreDroppedWhenTheLeaseIsLost() throws SQLException {
        JsonObject shortLease = new JsonObject()
                .put("tasks", new JsonObject().put("lease", "200ms").put("longest", "200ms"));
        Promise<Completion> slow = Promise.promise();
        Domain<Event> domain = start(
                fixture,
                shortLease,
                tasks -> tasks.onWork(KIND, 2, task -> task.attempts() == 1 ? slow.future() : doneWithNote(task)));
        schedule(domain, task("a", Instant.now()));
        waitForNotes(domain, "a");
        slow.complete(Completion.done(tx -> Collector.note(tx, "too late")));
        // Ends after what runs has ended. What was noted is then read from outside: another start proves nothing here.
        fixture.await(domain.close());
        try (Connection connection = TestDatabase.open(fixture.url());
                Statement statement = connection.createStatement();
                ResultSet notes = statement.executeQuery("select string_agg(note, ', ') from collector.notes")) {
            assertThat(notes.next()).isTrue();
            assertThat(notes.getString(1)).isEqualTo("a");
        }
    }

    @Test
    void workThatIsScheduledAgainMeanwhileIsDoneAgain() {
        Promise<Completion> first = Promise.promise();
        Domain<Event> domain = start(
                fixture,
                tasks -> tasks.onWork(KIND, 1, task -> {
                    begun.add(task.payload());
                    return begun.size() == 1 ? first.future() : doneWithNote(task);
                }));
        schedule(domain, new Task(KIND, "a", Instant.now(), 0, "one"));
        fixture.eventually("begun", () -> Future.succeededFuture(begun.size() == 1));
        schedule(domain, new Task(KIND, "a", Instant.now(), 0, "two"));
        first.complete(Completion.done(tx -> Collector.note(tx, "one")));
        waitForNotes(domain, "one", "two");
        assertThat(left(domain)).isZero();
    }

    private Future<Completion> doneWithNote(Task task) {
        begun.add(task.key());
        return Future.succeededFuture(Completion.done(tx -> Collector.note(tx, task.payload())));
    }

    private static Future<Void> noteAll(List<Task> due, Tx tx) {
        return Future.all(due.stream().map(t -> Collector.note(tx, t.payload())).toList())
                .mapEmpty();
    }

    private static Task task(String key, Instant dueAt) {
        return new Task(KIND, key, dueAt, 0, key);
    }

    private static Domain<Event> start(DomainFixture fixture, Consumer<Tasks> registration) {
        return start(fixture, new JsonObject(), registration);
    }

    private static Domain<Event> start(DomainFixture fixture, JsonObject extra, Consumer<Tasks> registration) {
        return fixture.await(fixture.onLoop(() -> {
            Domain<Event> domain = Collector.open(fixture, extra);
            registration.accept(domain.tasks());
            return domain.start().map(domain);
        }));
    }

    private void schedule(Domain<Event> domain, Task... tasks) {
        fixture.await(domain.database().transaction(tx -> domain.tasks().schedule(tx, Arrays.asList(tasks))));
    }

    private void waitForNotes(Domain<Event> domain, String... notes) {
        fixture.eventually(
                "notes " + List.of(notes), () -> Collector.notes(domain).map(List.of(notes)::equals));
    }

    private int left(Domain<Event> domain) {
        return fixture.await(domain.database().query("select key from tasks").map(rows -> rows.size()));
    }
}
