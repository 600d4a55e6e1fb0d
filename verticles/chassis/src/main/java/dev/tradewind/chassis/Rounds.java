package dev.tradewind.chassis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Repeats rounds as long as there is something to do; a wake-up during a round makes for another one. */
final class Rounds {
    private final Ground ground;
    private final Supplier<Future<Boolean>> round;
    private boolean running;
    private boolean again;
    private @Nullable Promise<Void> stopping;

    /** @param round says whether there may be more to do at once; a failure ends the rounds until the next wake-up */
    Rounds(Ground ground, Supplier<Future<Boolean>> round) {
        this.ground = ground;
        this.round = round;
    }

    void wake() {
        if (running) {
            again = true;
        } else if (stopping == null) {
            running = true;
            step();
        }
    }

    /** Completes after the round at hand. */
    Future<Void> stop() {
        if (stopping == null) {
            stopping = ground.context().promise();
            if (!running) {
                stopping.complete();
            }
        }
        return stopping.future();
    }

    private void step() {
        again = false;
        round.get().otherwise(false).onComplete(more -> ground.context().runOnContext(v -> {
            if (stopping != null) {
                running = false;
                stopping.tryComplete();
            } else if (more.result() || again) {
                step();
            } else {
                running = false;
            }
        }));
    }
}
