package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseIT {
    private static DomainFixture fixture;
    private static Domain<Event> domain;

    @BeforeAll
    static void open() {
        fixture = DomainFixture.open();
        domain = fixture.await(fixture.onLoop(() -> {
            Domain<Event> opened = Collector.open(fixture, new JsonObject());
            return opened.start().map(opened);
        }));
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void forget() {
        fixture.await(domain.database().query("delete from notes"));
        fixture.await(domain.database().query("delete from effects"));
    }

    @Test
    void commitsWhatSucceeds() {
        List<String> after = new ArrayList<>();
        String answer = fixture.await(domain.database().transaction(tx -> {
            tx.afterCommit(() -> after.add("committed"));
            return Collector.note(tx, "one").map("done");
        }));
        assertThat(answer).isEqualTo("done");
        assertThat(after).containsExactly("committed");
        assertThat(notes()).containsExactly("one");
    }

    @Test
    void rollsBackWhatFailsOrThrows() {
        List<String> after = new ArrayList<>();
        assertThat(failure(tx -> {
                    tx.afterCommit(() -> after.add("committed"));
                    return Collector.note(tx, "one").compose(v -> Future.failedFuture("no"));
                }))
                .hasMessage("no");
        assertThat(failure(tx -> {
                    throw new IllegalStateException("thrown");
                }))
                .hasMessage("thrown");
        assertThat(notes()).isEmpty();
        assertThat(after).isEmpty();
    }

    @Test
    void aStatementThatFailedCannotBeForgotten() {
        Throwable failure = failure(tx -> effect(tx, "evt_1")
                .compose(v -> effect(tx, "evt_1").otherwiseEmpty())
                .compose(v -> Future.succeededFuture()));
        assertThat(((PgException) failure).getConstraint()).isEqualTo("effects_taken_once");
    }

    @Test
    void theFirstFailureIsToldAndNotItsAftermath() {
        Throwable failure = failure(tx -> {
            Future<Void> unused = effect(tx, "evt_1");
            Future<Void> violating = effect(tx, "evt_1");
            return Collector.note(tx, "after the failure");
        });
        assertThat(((PgException) failure).getConstraint()).isEqualTo("effects_taken_once");
    }

    @Test
    void constraintsStandForFaults() {
        Constraints rules = Constraints.map("other", () -> Fault.of(CommonError.FORBIDDEN, "Other."))
                .and("effects_taken_once", () -> Fault.of(CommonError.CONFLICT, "Taken already."));
        Throwable failure = failure(
                tx -> effect(tx, "evt_1").compose(v -> effect(tx, "evt_1").recover(rules::fault)));
        assertThat(Objects.requireNonNull(Fault.in(failure)).detail()).isEqualTo("Taken already.");
    }

    @Test
    void aDeadlocksVictimIsRunAgain() {
        fixture.await(domain.database().transaction(tx -> effect(tx, "a").compose(v -> effect(tx, "b"))));
        AtomicInteger runs = new AtomicInteger();
        Promise<Void> both = Promise.promise();
        AtomicInteger waiting = new AtomicInteger();
        Supplier<Future<Void>> meeting = () -> {
            if (waiting.incrementAndGet() >= 2) {
                both.tryComplete();
            }
            return both.future();
        };
        Future<Void> one = crossing("a", "b", runs, meeting);
        Future<Void> other = crossing("b", "a", runs, meeting);
        fixture.await(Future.all(one, other));
        assertThat(runs.get()).isGreaterThan(2);
        List<Integer> numbers = fixture.await(
                domain.database().query("select number from effects").map(rows -> {
                    List<Integer> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getInteger(0)));
                    return found;
                }));
        assertThat(numbers).containsExactly(2, 2);
    }

    @Test
    void aStatementAfterTheEndIsRefused() {
        Promise<Tx> escaped = Promise.promise();
        fixture.await(domain.database().transaction(tx -> {
            escaped.complete(tx);
            return Future.succeededFuture();
        }));
        Future<Void> late = Collector.note(fixture.await(escaped.future()), "late");
        assertThat(late.cause()).hasMessage("the transaction has ended");
    }

    @Test
    void moreWorkThanConnectionsWaitsForItsTurn() {
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String note = "n" + i;
            all.add(domain.database().transaction(tx -> Collector.note(tx, note)));
        }
        fixture.await(Future.all(all));
        assertThat(notes()).hasSize(200);
    }

    private Future<Void> crossing(String first, String second, AtomicInteger runs, Supplier<Future<Void>> meeting) {
        return domain.database().transaction(tx -> {
            runs.incrementAndGet();
            return raise(tx, first).compose(v -> meeting.get()).compose(v -> raise(tx, second));
        });
    }

    private static Future<Void> raise(Tx tx, String event) {
        return tx.query("update effects set number = number + 1 where event_id = $1", Tuple.of(event))
                .mapEmpty();
    }

    private static Future<Void> effect(Tx tx, String event) {
        return tx.query("insert into effects (event_id, subject, number) values ($1, 's', 0)", Tuple.of(event))
                .mapEmpty();
    }

    private static List<String> notes() {
        return fixture.await(Collector.notes(domain));
    }

    private static Throwable failure(java.util.function.Function<Tx, Future<Void>> work) {
        return fixture.await(domain.database()
                .transaction(work)
                .transform(done -> Future.succeededFuture(Objects.requireNonNull(done.cause()))));
    }
}
