package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Replayed;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdempotencyIT {
    private static DomainFixture fixture;
    private static Domain<Event> domain;

    record Answer(CustomerId customer) {}

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
        fixture.await(domain.database().query("delete from idempotency_keys"));
        fixture.await(domain.database().query("delete from notes"));
    }

    @Test
    void givesTheFirstAnswerTheSecondTime() {
        Answer first = fixture.await(command("key", "print", "one"));
        Throwable second = failure(command("key", "print", "two"));
        assertThat(Replayed.in(second)).isEqualTo("{\"customer\":\"" + first.customer() + "\"}");
        assertThat(notes()).containsExactly("one");
    }

    @Test
    void refusesTheSameKeyForAnotherRequest() {
        fixture.await(command("key", "print", "one"));
        assertThat(code(failure(command("key", "other", "two")))).isEqualTo("idempotency_key_reused");
    }

    @Test
    void keysOfDifferentActorsDoNotMeet() {
        fixture.await(command("key", "print", "one"));
        CallContext other = new CallContext(new Actor(Actor.Kind.CUSTOMER, "cus_2", null), "key", "print", null);
        fixture.await(domain.idempotency().once(other, Answer.class, tx -> work(tx, "two")));
        assertThat(notes()).containsExactly("one", "two");
    }

    @Test
    void saysAtOnceThatTheFirstIsStillRunning() {
        Promise<Void> held = Promise.promise();
        Future<Answer> first = domain.idempotency().once(context("key", "print"), Answer.class, tx -> work(tx, "one")
                .compose(a -> held.future().map(a)));
        fixture.eventually("the first has begun", () -> domain.database()
                .query("select from pg_locks where locktype = 'advisory'")
                .map(rows -> rows.size() > 0));
        assertThat(code(failure(command("key", "print", "two")))).isEqualTo("idempotency_key_in_use");
        held.complete();
        assertThat(fixture.await(first)).isNotNull();
    }

    @Test
    void doesTheWorkOnceWhenTwentyCallsRace() {
        List<Future<Answer>> calls = IntStream.range(0, 20)
                .mapToObj(i -> command("key", "print", "call " + i))
                .toList();
        fixture.await(Future.join(calls).otherwiseEmpty());
        assertThat(notes()).hasSize(1);
        assertThat(calls.stream().filter(Future::succeeded)).hasSize(1);
        assertThat(calls.stream().filter(Future::failed).map(Future::cause))
                .allMatch(e -> Replayed.in(e) != null || "idempotency_key_in_use".equals(code(e)));
    }

    @Test
    void workThatFailsLeavesTheKeyFree() {
        Future<Answer> failing = domain.idempotency().once(context("key", "print"), Answer.class, tx -> work(tx, "one")
                .compose(a -> Future.failedFuture("no")));
        assertThat(failure(failing)).hasMessage("no");
        fixture.await(command("key", "print", "two"));
        assertThat(notes()).containsExactly("two");
    }

    @Test
    void aKeyIsFreeAgainAfterADay() {
        fixture.await(command("key", "print", "one"));
        fixture.await(domain.database().query("update idempotency_keys set created_at = now() - interval '25 hours'"));
        fixture.await(command("key", "other", "two"));
        assertThat(notes()).containsExactly("one", "two");
    }

    @Test
    void withoutAKeyEveryCallIsNew() {
        CallContext plain = CallContext.of(Actor.GUEST);
        fixture.await(domain.idempotency().once(plain, Answer.class, tx -> work(tx, "one")));
        fixture.await(domain.idempotency().once(plain, Answer.class, tx -> work(tx, "two")));
        assertThat(notes()).containsExactly("one", "two");
    }

    private static Future<Answer> command(String key, String fingerprint, String note) {
        return domain.idempotency().once(context(key, fingerprint), Answer.class, tx -> work(tx, note));
    }

    private static Future<Answer> work(Tx tx, String note) {
        return Collector.note(tx, note).map(v -> new Answer(CustomerId.next()));
    }

    private static CallContext context(String key, String fingerprint) {
        return new CallContext(Actor.GUEST, key, fingerprint, null);
    }

    private static List<String> notes() {
        return fixture.await(Collector.notes(domain));
    }

    private static Throwable failure(Future<?> future) {
        return fixture.await(future.transform(done -> Future.succeededFuture(Objects.requireNonNull(done.cause()))));
    }

    private static String code(Throwable failure) {
        Fault fault = Fault.in(failure);
        return fault == null ? "no fault: " + failure : fault.code();
    }
}
