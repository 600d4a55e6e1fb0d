package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.FeedCounts;
import dev.tradewind.contracts.shared.FeedHeads;
import dev.tradewind.contracts.shared.FeedQuery;
import dev.tradewind.contracts.shared.FeedSlice;
import dev.tradewind.contracts.shared.FeedStretch;
import dev.tradewind.contracts.shared.HistoryQuery;
import dev.tradewind.contracts.shared.HistorySlice;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.shared.StretchQuery;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Releases of one domain beside each other. Any generated service will do; here it is the one at hand. */
class SwitchboardIT {
    private static final String DOMAIN = "shifts";
    private static final String ADDRESS = "shifts.answers";

    private DomainFixture fixture;
    private Switchboard board;
    private EventFeed client;

    /** Answers with its number, after a moment. */
    private static final class Shift extends VerticleBase {
        static final int BROKEN = 99;

        private final int number;
        private final boolean healthy;
        private @Nullable Domain<Event> domain;

        Shift(int number, boolean healthy) {
            this.number = number;
            this.healthy = healthy;
        }

        @Override
        public Future<?> start() {
            Domain<Event> opened = Domain.open(vertx, EventTypes.none(DOMAIN), DomainSettings.from(config()));
            domain = opened;
            return opened.serve(EventFeed.class, ADDRESS, new Answers())
                    .check(
                            "mood",
                            () -> healthy ? Future.succeededFuture() : Future.failedFuture("wrong side of the bed"))
                    .start();
        }

        @Override
        public Future<?> stop() {
            return domain == null ? Future.succeededFuture() : domain.close();
        }

        private final class Answers implements EventFeed {
            @Override
            public Future<FeedHeads> heads() {
                return vertx.timer(1, TimeUnit.MILLISECONDS).map(v -> {
                    if (number == BROKEN) {
                        throw new IllegalStateException("broken");
                    }
                    return new FeedHeads("" + number, List.of());
                });
            }

            @Override
            public Future<FeedSlice> read(FeedQuery query) {
                return Future.failedFuture(new IllegalStateException("broken"));
            }

            @Override
            public Future<FeedSlice> correlated(String correlation) {
                return Future.failedFuture("not here");
            }

            @Override
            public Future<HistorySlice> history(HistoryQuery query) {
                return Future.failedFuture("not here");
            }

            @Override
            public Future<FeedStretch> stretch(StretchQuery query) {
                return Future.failedFuture("not here");
            }

            @Override
            public Future<FeedCounts> counts(FeedHeads upTo) {
                return Future.failedFuture("not here");
            }
        }
    }

    @BeforeEach
    void open() {
        fixture = DomainFixture.open();
        board = Switchboard.of(fixture.vertx(), DOMAIN);
        client = new io.vertx.serviceproxy.ServiceProxyBuilder(fixture.vertx())
                .setAddress(ADDRESS)
                .setOptions(new DeliveryOptions().setSendTimeout(5_000))
                .build(EventFeed.class);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aLaterReleaseGetsNoCallBeforeItIsPromoted() {
        deploy(1);
        String second = deploy(2);
        assertThat(answers(50)).containsOnly("1");

        board.promote(second);
        assertThat(answers(50)).containsOnly("2");
    }

    @Test
    void aCandidateGetsItsShareAndBothAreCounted() {
        String first = deploy(1);
        String second = deploy(2);

        board.share(second, 20);

        long two = answers(1_000).stream().filter("2"::equals).count();
        assertThat(two).isCloseTo(200, within(100L));
        assertThat(board.counts(second).answered()).isEqualTo(two);
        assertThat(board.counts(first).answered()).isEqualTo(1_000 - two);
        assertThat(board.counts(first).meanMillis()).isGreaterThan(0.9);
    }

    @Test
    void whatBreaksIsCountedAsFailed() {
        String first = deploy(1);
        fixture.await(client.heads());
        assertThatThrownBy(() -> fixture.await(client.read(new FeedQuery(0, Position.START, 1))))
                .hasMessageContaining("internal");
        assertThat(board.counts(first).failureRate()).isEqualTo(0.5);
    }

    @Test
    void whatThisBuildDoesNotUnderstandIsCountedAsFailed() {
        String first = deploy(1);
        fixture.await(client.heads());
        fixture.await(client.heads());

        assertThat(sent("tails", new JsonObject())).isEqualTo(ReplyFailure.NO_HANDLERS);
        assertThat(sent("read", new JsonObject().put("query", "nonsense"))).isEqualTo(ReplyFailure.NO_HANDLERS);

        assertThat(board.counts(first).answered()).isEqualTo(4);
        assertThat(board.counts(first).failureRate()).isEqualTo(0.5);
    }

    private ReplyFailure sent(String method, JsonObject parameters) {
        DeliveryOptions options = new DeliveryOptions().addHeader("action", method);
        return fixture.await(fixture.vertx()
                .eventBus()
                .request(ADDRESS, parameters, options)
                .map(ReplyFailure.ERROR)
                .recover(e -> Future.succeededFuture(((ReplyException) e).failureType())));
    }

    @Test
    void aCandidateThatBreaksCallsFailsItsTrialAndGetsNoneAfterwards() {
        String first = deploy(1);
        String second = deploy(Shift.BROKEN);
        AtomicBoolean over = new AtomicBoolean();
        List<Future<Void>> callers = IntStream.range(0, 8)
                .mapToObj(caller -> fixture.onLoop(() -> callAnyhowUntil(over)))
                .toList();

        Optional<String> wrong =
                fixture.await(new Canary(fixture.vertx(), board, first, second).run(20, Duration.ofSeconds(20)));

        assertThat(wrong).hasValueSatisfying(why -> assertThat(why).startsWith("it broke "));
        over.set(true);
        fixture.await(Future.all(callers));
        assertThat(answers(50)).containsOnly("1");
    }

    @Test
    void aCandidateThatDoesWellPassesItsTrial() {
        String first = deploy(1);
        String second = deploy(2);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        Future<Void> caller = fixture.onLoop(() -> callUntil(over, answered));

        assertThat(fixture.await(new Canary(fixture.vertx(), board, first, second).run(50, Duration.ofSeconds(20))))
                .isEmpty();

        over.set(true);
        fixture.await(caller);
        assertThat(board.counts(second).answered()).isPositive();
    }

    @Test
    void theLastOneThereTakesOverUnasked() {
        String first = deploy(1);
        deploy(2);
        fixture.await(fixture.vertx().undeploy(first));
        assertThat(answers(20)).containsOnly("2");
    }

    @Test
    void anUnhealthyReleaseChangesNothing() {
        deploy(1);
        assertThatThrownBy(() -> fixture.deploy(new Shift(2, false), new JsonObject()))
                .hasMessageContaining("mood: ")
                .hasMessageContaining("wrong side of the bed");
        assertThat(answers(20)).containsOnly("1");
    }

    @Test
    void noCallIsLostWhileReleasesFollowEachOther() {
        String running = deploy(1);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        List<Future<Void>> callers = IntStream.range(0, 32)
                .mapToObj(caller -> fixture.onLoop(() -> callUntil(over, answered)))
                .toList();
        for (int next = 2; next <= 12; next++) {
            int before = answered.get();
            String candidate = deploy(next);
            board.promote(candidate);
            fixture.await(fixture.vertx().undeploy(running));
            running = candidate;
            fixture.eventually("calls under this release", () -> Future.succeededFuture(answered.get() > before + 100));
        }
        over.set(true);
        fixture.await(Future.all(callers));
    }

    private Future<Void> callUntil(AtomicBoolean over, AtomicInteger answered) {
        return client.heads().compose(answer -> {
            answered.incrementAndGet();
            return over.get() ? Future.succeededFuture() : callUntil(over, answered);
        });
    }

    /** Whatever becomes of the calls. */
    private Future<Void> callAnyhowUntil(AtomicBoolean over) {
        return client.heads().transform(answer -> over.get() ? Future.succeededFuture() : callAnyhowUntil(over));
    }

    private String deploy(int number) {
        return fixture.await(fixture.vertx()
                .deployVerticle(
                        () -> new Shift(number, true),
                        new DeploymentOptions().setInstances(2).setConfig(fixture.config())));
    }

    private List<String> answers(int calls) {
        return fixture
                .await(Future.all(
                        IntStream.range(0, calls).mapToObj(i -> client.heads()).toList()))
                .<FeedHeads>list()
                .stream()
                .map(FeedHeads::feed)
                .toList();
    }
}
