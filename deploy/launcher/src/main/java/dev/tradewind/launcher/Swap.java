package dev.tradewind.launcher;

import dev.tradewind.chassis.Canary;
import dev.tradewind.chassis.Milestone;
import dev.tradewind.chassis.Switchboard;
import dev.tradewind.launcher.Deployment.Stage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One release of a verticle takes the place of another on this node, in steps that each end within bounded time. Until
 * the last one the old release has its calls, and whatever goes wrong stops the newcomer again.
 */
final class Swap {
    private static final Logger LOG = LoggerFactory.getLogger(Swap.class);

    private final Limits limits;
    private final Vertx vertx;
    private final Deployment deployment;
    private final Replacement replacement;
    private final Function<Running, Future<Void>> stopping;
    private final long begun = System.nanoTime();

    /**
     * How long each step may take.
     *
     * @param start until the newcomer is healthy
     * @param trial of a canary
     * @param promotion from the beginning to the turn: who asked has given up by then, and has told the nodes before to
     *     go back
     * @param drain so long is waited for the old release's last calls; it may take longer without anybody waiting
     */
    record Limits(Duration start, Duration trial, Duration promotion, Duration drain) {
        static final Limits ORDINARY = new Limits(
                Duration.ofSeconds(25), Duration.ofSeconds(15), Duration.ofSeconds(44), Duration.ofSeconds(4));
    }

    /** @param stopping lets a release finish and gives its jar back */
    Swap(
            Vertx vertx,
            Deployment deployment,
            Replacement replacement,
            Function<Running, Future<Void>> stopping,
            Limits limits) {
        this.limits = limits;
        this.vertx = vertx;
        this.deployment = deployment;
        this.replacement = replacement;
        this.stopping = stopping;
    }

    /** One that starts too late is stopped as soon as it is there. */
    Future<Running> start(Supplier<Future<Running>> starter) {
        watch(replacement::reached);
        Future<Running> starting = starter.get();
        return starting.timeout(limits.start().toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> {
                    if (starting.isComplete()) {
                        return Future.failedFuture(failure);
                    }
                    Future<Void> unused = starting.compose(stopping);
                    return Future.failedFuture(new StartException(deployment.domain() + " did not start within "
                            + limits.start().toSeconds() + " s"));
                })
                .onComplete(started -> watch(reached -> {}));
    }

    /** Tries it out, then gives it all calls; the old one finishes. Fails with the newcomer stopped. */
    Future<Void> over(Running old, Running fresh, int canary, Runnable promoted) {
        return Future.succeededFuture()
                .compose(begun -> tryOut(old, fresh, canary))
                .compose(tried -> {
                    promote(fresh);
                    promoted.run();
                    return Future.<Void>succeededFuture();
                })
                .recover(failure -> stopping.apply(fresh).transform(stopped -> Future.failedFuture(failure)))
                .compose(done -> finish(old));
    }

    private Future<Void> tryOut(Running old, Running fresh, int percent) {
        if (deployment.stage() != Stage.DOMAIN) {
            return Future.succeededFuture();
        }
        try {
            replacement.counts(board().counting(fresh.deployment()), board().counting(old.deployment()));
        } catch (IllegalArgumentException unknown) {
            throw new StartException(
                    deployment.domain() + " " + fresh.release().version() + " has started but serves nothing", unknown);
        }
        if (percent == 0) {
            return Future.succeededFuture();
        }
        replacement.serves(percent);
        return new Canary(vertx, board(), old.deployment(), fresh.deployment())
                .run(percent, limits.trial())
                .compose(wrong -> wrong.isEmpty()
                        ? Future.succeededFuture()
                        : Future.failedFuture(new StartException(deployment.domain() + " "
                                + fresh.release().version() + " did not pass its trial: " + wrong.get())));
    }

    private void promote(Running fresh) {
        if (System.nanoTime() - begun > limits.promotion().toNanos()) {
            throw new StartException(deployment.domain() + " was not ready within "
                    + limits.promotion().toSeconds() + " s; this node may have stood still");
        }
        replacement.promoted();
        if (deployment.stage() == Stage.DOMAIN) {
            board().promote(fresh.deployment());
        }
    }

    private Future<Void> finish(Running old) {
        Future<Void> stopped = stopping.apply(old).recover(failure -> {
            LOG.warn(
                    "{}: {} did not stop cleanly",
                    deployment.domain(),
                    old.release().version(),
                    failure);
            return Future.succeededFuture();
        });
        // The request that asks for this may be one of those that the old gateway waits for. And whoever waits for the
        // old release's last call has his answer before: the new one has all calls by now.
        return deployment.stage() == Stage.EDGE
                ? Future.succeededFuture()
                : stopped.timeout(limits.drain().toMillis(), TimeUnit.MILLISECONDS)
                        .otherwiseEmpty();
    }

    private void watch(Consumer<Milestone> by) {
        if (deployment.stage() == Stage.DOMAIN) {
            board().watch(by);
        }
    }

    private Switchboard board() {
        return Switchboard.of(vertx, deployment.domain());
    }
}
