package dev.tradewind.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.contracts.auditor.AuditorService;
import dev.tradewind.contracts.auditor.Invariants;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetTest {
    private static final Invariants ANSWER = new Invariants(true, List.of(), List.of());

    private final Deque<Promise<Invariants>> running = new ArrayDeque<>();
    private long now;
    private final AuditorService service = new Target(
                    "auditor", new GatewayConfig.Calls(3, 2, Duration.ofSeconds(1)), () -> now)
            .around(AuditorService.class, auditor(this::begin));

    @Test
    void letsSoManyCallsRunAtOnce() {
        List<Future<Invariants>> three =
                IntStream.range(0, 3).mapToObj(i -> service.invariants()).toList();
        assertRefused(service.invariants());
        running.poll().complete(ANSWER);
        assertThat(three.getFirst().result()).isEqualTo(ANSWER);
        assertThat(service.invariants().isComplete()).isFalse();
        assertRefused(service.invariants());
    }

    @Test
    void stopsCallingWhoDoesNotAnswerUntilOneCallHasFoundOut() {
        silence();
        silence();
        assertRefused(service.invariants());
        now = Duration.ofSeconds(1).toNanos();
        Future<Invariants> probe = service.invariants();
        assertRefused(service.invariants());
        running.poll().complete(ANSWER);
        assertThat(probe.succeeded()).isTrue();
        assertThat(service.invariants().isComplete()).isFalse();
        assertThat(service.invariants().isComplete()).isFalse();
    }

    @Test
    void waitsAnotherPauseWhenTheOneCallIsNotAnsweredEither() {
        silence();
        silence();
        now = Duration.ofSeconds(1).toNanos();
        silence();
        assertRefused(service.invariants());
        now = Duration.ofSeconds(2).toNanos();
        assertThat(service.invariants().isComplete()).isFalse();
    }

    @Test
    void goesOnCallingADomainOfWhichOneNodeIsSilent() {
        for (int i = 0; i < 5; i++) {
            Future<Invariants> lost = service.invariants();
            Promise<Invariants> silent = running.removeLast();
            Future<Invariants> heard = service.invariants();
            running.removeLast().complete(ANSWER);
            silent.fail(new ReplyException(ReplyFailure.TIMEOUT, "Timed out"));
            assertThat(lost.failed()).isTrue();
            assertThat(heard.succeeded()).isTrue();
        }
        silence();
        assertThat(service.invariants().isComplete()).isFalse();
    }

    @Test
    void takesRefusalsAndAbsenceForAnswers() {
        for (int i = 0; i < 5; i++) {
            fail(new ReplyException(ReplyFailure.NO_HANDLERS, "nobody"));
            fail(new ReplyException(ReplyFailure.TIMEOUT, "Discarded the request"));
            silence();
        }
        assertThat(service.invariants().isComplete()).isFalse();
    }

    @Test
    void doesNotCountWhatThrowsInsteadOfRunning() {
        AuditorService broken = new Target("auditor", new GatewayConfig.Calls(1, 2, Duration.ofSeconds(1)), () -> now)
                .around(AuditorService.class, auditor(() -> {
                    throw new IllegalArgumentException("cannot be sent");
                }));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(broken::invariants).hasMessage("cannot be sent");
        }
    }

    private static AuditorService auditor(Supplier<Future<Invariants>> answer) {
        return new AuditorService() {
            @Override
            public Future<Invariants> invariants() {
                return answer.get();
            }

            @Override
            public Future<Invariants> deep() {
                return answer.get();
            }
        };
    }

    private void silence() {
        fail(new ReplyException(ReplyFailure.TIMEOUT, "Timed out"));
    }

    private void fail(ReplyException failure) {
        Future<Invariants> call = service.invariants();
        running.removeLast().fail(failure);
        assertThat(call.cause()).isSameAs(failure);
    }

    private Future<Invariants> begin() {
        Promise<Invariants> promise = Promise.promise();
        running.add(promise);
        return promise.future();
    }

    private static void assertRefused(Future<Invariants> call) {
        Fault fault = Objects.requireNonNull(Fault.in(call.cause()));
        assertThat(fault.status()).isEqualTo(503);
        assertThat(fault.retryAfterS()).isEqualTo(1);
    }
}
