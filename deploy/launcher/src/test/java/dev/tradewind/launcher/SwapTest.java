package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.launcher.Swap.Limits;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong with a newcomer, it does not stay, and the old one does. */
class SwapTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Running OLD = new Running("old", Release.own("inventory"), 1, null);
    private static final Running FRESH = new Running("fresh", Release.own("inventory"), 1, null);

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Running> stopped = new LinkedBlockingQueue<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void oneThatStartsTooLateIsStoppedWhenItIsThere() throws Exception {
        Promise<Running> starting = Promise.promise();
        Swap swap = swap("inventory", new Limits(Duration.ofMillis(20), LONG, LONG, LONG));
        assertThatThrownBy(() -> await(swap.start(starting::future))).hasMessage("inventory did not start within 0 s");
        assertThat(stopped).isEmpty();
        starting.complete(FRESH);
        assertThat(stopped.poll(10, TimeUnit.SECONDS)).isEqualTo(FRESH);
    }

    @Test
    void oneThatServesNothingIsStopped() {
        Swap swap = swap("inventory", Limits.ORDINARY);
        assertThatThrownBy(() -> await(swap.over(OLD, FRESH, 0, () -> {})))
                .hasMessageContaining("has started but serves nothing");
        assertThat(stopped).containsExactly(FRESH);
    }

    @Test
    void oneThatCannotBePromotedIsStopped() {
        Swap swap = swap("gateway", Limits.ORDINARY);
        assertThatThrownBy(() -> await(swap.over(OLD, FRESH, 0, () -> {
                    throw new IllegalStateException("no room");
                })))
                .hasMessage("no room");
        assertThat(stopped).containsExactly(FRESH);
    }

    @Test
    void aNodeThatStoodStillDoesNotPromoteWhatNobodyWaitsForAnyMore() {
        Swap swap = swap("gateway", new Limits(LONG, LONG, Duration.ZERO, LONG));
        assertThatThrownBy(() -> await(swap.over(OLD, FRESH, 0, () -> {})))
                .hasMessageContaining("was not ready within");
        assertThat(stopped).containsExactly(FRESH);
    }

    private Swap swap(String domain, Limits limits) {
        return new Swap(
                vertx,
                Deployments.of(domain).orElseThrow(),
                new Replacement("here"),
                running -> {
                    stopped.add(running);
                    return Future.succeededFuture();
                },
                limits);
    }

    private static void await(Future<?> future) throws Exception {
        Object unused = future.await(10, TimeUnit.SECONDS);
    }
}
