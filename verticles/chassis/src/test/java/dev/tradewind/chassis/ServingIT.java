package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.DeadLetterId;
import dev.tradewind.contracts.shared.DeadLetters;
import dev.tradewind.contracts.shared.DomainHealth;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.FeedControl;
import dev.tradewind.contracts.shared.FeedHeads;
import dev.tradewind.contracts.shared.HealthReport;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.Replayed;
import dev.tradewind.contracts.shared.RewindPreview;
import dev.tradewind.contracts.shared.RewindQuery;
import dev.tradewind.contracts.shared.SharedWire;
import dev.tradewind.contracts.shared.Subscriptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Any generated service will do; here it is the one at hand, with answers of the test's choosing. */
class ServingIT {
    private static final String ADDRESS = "answers";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final CallContext CALL = new CallContext(
            dev.tradewind.contracts.shared.Actor.GUEST, null, null, "00-" + TRACE + "-00f067aa0ba902b7-01");

    private DomainFixture fixture;
    private Domain<Event> domain;
    private FeedControl client;
    private Supplier<Future<Void>> answer = Future::succeededFuture;

    private final class Answers implements FeedControl {
        @Override
        public Future<Subscriptions> subscriptions() {
            return Future.succeededFuture(new Subscriptions("answers", List.of()));
        }

        @Override
        public Future<DeadLetters> deadLetters(PageRequest page) {
            return Future.failedFuture("not here");
        }

        @Override
        public Future<Void> retry(DeadLetterId id, CallContext context) {
            return answer.get();
        }

        @Override
        public Future<Void> discard(DeadLetterId id, CallContext context) {
            return answer.get();
        }

        @Override
        public Future<Void> replay(String feed, CallContext context) {
            return answer.get();
        }

        @Override
        public Future<RewindPreview> preview(RewindQuery query) {
            return Future.failedFuture("not here");
        }

        @Override
        public Future<Void> rewind(FeedHeads to, CallContext context) {
            return answer.get();
        }
    }

    @BeforeEach
    void open() {
        fixture = DomainFixture.open();
        domain = fixture.await(fixture.onLoop(() -> {
            Domain<Event> opened = Collector.open(fixture, new JsonObject())
                    .serve(FeedControl.class, ADDRESS, new Answers())
                    .check("provider", () -> answer.get());
            return opened.start().map(opened);
        }));
        client = new io.vertx.serviceproxy.ServiceProxyBuilder(fixture.vertx())
                .setAddress(ADDRESS)
                .setOptions(new DeliveryOptions().setSendTimeout(2_000))
                .build(FeedControl.class);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void answersReachTheCaller() {
        assertThat(fixture.await(client.subscriptions()).domain()).isEqualTo("answers");
    }

    @Test
    void faultsReachTheCallerAsTheyAre() {
        answer = () -> Future.failedFuture(Fault.of(
                CommonError.VALIDATION_FAILED, "Too many.", new Fault.Item("/quantity", "too_many", "At most 10.")));
        Fault fault = Objects.requireNonNull(Fault.in(failure()));
        assertThat(fault.code()).isEqualTo("validation_failed");
        assertThat(fault.status()).isEqualTo(422);
        assertThat(fault.errors()).extracting(Fault.Item::pointer).containsExactly("/quantity");
    }

    @Test
    void faultsThatAreThrownReachTheCallerToo() {
        answer = () -> {
            throw Fault.of(CommonError.FORBIDDEN, "Not yours.");
        };
        assertThat(Objects.requireNonNull(Fault.in(failure())).code()).isEqualTo("forbidden");
    }

    @Test
    void replayedAnswersReachTheCaller() {
        answer = () -> Future.failedFuture(Replayed.answer("{\"id\":1}"));
        assertThat(Replayed.in(failure())).isEqualTo("{\"id\":1}");
    }

    @Test
    void aBugReachesTheCallerAsANumberOnly() {
        answer = () -> Future.failedFuture(new IllegalStateException("secret detail"));
        ServiceException failure = (ServiceException) failure();
        assertThat(failure.failureCode()).isEqualTo(500);
        assertThat(failure).hasMessage("internal");
        assertThat(failure.getDebugInfo()).isEqualTo(new JsonObject().put("trace_id", TRACE));
    }

    @Test
    void anOutageReachesTheCallerAsUnavailable() {
        answer = () -> Future.failedFuture(new java.io.IOException("connection reset"));
        assertThat(Objects.requireNonNull(Fault.in(failure())).code()).isEqualTo("unavailable");
    }

    @Test
    void whatCannotBeDecodedIsNotBegunAndNotSaidHow() {
        JsonObject nonsense = new JsonObject().put("id", "not an id").put("context", "{");
        Throwable failure = failureOf(fixture.vertx()
                .eventBus()
                .request(
                        ADDRESS,
                        nonsense,
                        new DeliveryOptions().addHeader("action", "retry").setSendTimeout(2_000))
                .compose(reply ->
                        reply.body() instanceof Throwable t ? Future.failedFuture(t) : Future.succeededFuture()));
        assertThat(((ReplyException) failure).failureType()).isEqualTo(ReplyFailure.NO_HANDLERS);
        assertThat(failure).hasMessage("this build does not know such a call");
    }

    @Test
    void whatCannotBeDecodedIsLoggedOnceForWhoTriesAgain() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger(Edge.class);
        log.addAppender(lines);
        lines.start();
        JsonObject nonsense = new JsonObject().put("id", "not an id").put("context", SharedWire.writeCallContext(CALL));

        assertThat(sent("retry", nonsense)).isEqualTo(ReplyFailure.NO_HANDLERS);
        assertThat(sent("retry", nonsense)).isEqualTo(ReplyFailure.NO_HANDLERS);

        log.detachAppender(lines);
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(line -> line.contains(TRACE))
                .singleElement()
                .asString()
                .contains("cannot be read by this build");
    }

    @Test
    void aMethodThatOnlyAnotherBuildHasIsServedByNobodyHere() {
        assertThat(sent("retryAll", new JsonObject())).isEqualTo(ReplyFailure.NO_HANDLERS);
    }

    @Test
    void neitherIsOneWithOtherParameters() {
        JsonObject fewer = new JsonObject().putNull("id");
        JsonObject more = fewer.copy().putNull("context").put("reason", "it was mended");
        assertThat(sent("retry", fewer)).isEqualTo(ReplyFailure.NO_HANDLERS);
        assertThat(sent("retry", more)).isEqualTo(ReplyFailure.NO_HANDLERS);
    }

    private ReplyFailure sent(String method, JsonObject parameters) {
        DeliveryOptions options = new DeliveryOptions().addHeader("action", method);
        Throwable failure =
                failureOf(fixture.vertx().eventBus().request(ADDRESS, parameters, options.setSendTimeout(2_000)));
        return ((ReplyException) failure).failureType();
    }

    @Test
    void closingLetsRunningCallsFinish() {
        Promise<Void> slow = Promise.promise();
        answer = slow::future;
        Future<Void> call = client.replay("sample", CALL);
        fixture.await(client.subscriptions());
        Future<Void> closing = domain.close();
        fixture.await(Future.any(closing, fixture.vertx().timer(50)));
        assertThat(closing.isComplete()).isFalse();
        slow.complete();
        fixture.await(call);
        fixture.await(closing);
    }

    @Test
    void healthTellsWhichCheckFailed() {
        DomainHealth health = DomainHealth.proxy(fixture.vertx(), "collector", new DeliveryOptions());
        HealthReport well = fixture.await(health.report());
        assertThat(well.healthy()).isTrue();
        assertThat(well.checks()).extracting(HealthReport.Check::name).containsExactly("database", "provider");
        answer = () -> Future.failedFuture(new IllegalStateException("no route"));
        HealthReport ill = fixture.await(health.report());
        assertThat(ill.healthy()).isFalse();
        assertThat(ill.checks())
                .filteredOn(check -> !check.passed())
                .extracting(HealthReport.Check::problem)
                .containsExactly("IllegalStateException: no route");
    }

    private Throwable failure() {
        return failureOf(client.replay("sample", CALL));
    }

    private Throwable failureOf(Future<?> call) {
        return fixture.await(call.transform(done -> Future.succeededFuture(Objects.requireNonNull(done.cause()))));
    }
}
