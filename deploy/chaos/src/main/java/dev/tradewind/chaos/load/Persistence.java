package dev.tradewind.chaos.load;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Asks again until there is a usable answer, as people do who want something. */
final class Persistence {
    private static final long PAUSE_MS = 400;

    private final Duration patience;
    private final BooleanSupplier over;

    /** @param over nobody waits for an answer any more */
    Persistence(Duration patience, BooleanSupplier over) {
        this.patience = patience;
        this.over = over;
    }

    /** What may fail by itself. */
    @FunctionalInterface
    interface Call {
        Reply ask() throws IOException;
    }

    /** What may have come true. */
    @FunctionalInterface
    interface Look<T> {
        Optional<T> at() throws IOException;
    }

    /** The first answer that is neither missing nor the platform's fault; empty when there is none in time. */
    Optional<Reply> ask(Call call) {
        return until(() -> Optional.of(call.ask()).filter(reply -> !reply.isFailure() && !isRunning(reply)));
    }

    /** An earlier try of the same command is still under way. */
    private static boolean isRunning(Reply reply) {
        return reply.status() == 409 && "idempotency_key_in_use".equals(reply.text("code"));
    }

    <T> Optional<T> until(Look<T> look) {
        Instant end = Instant.now().plus(patience);
        while (!over.getAsBoolean() && Instant.now().isBefore(end)) {
            try {
                Optional<T> seen = look.at();
                if (seen.isPresent()) {
                    return seen;
                }
            } catch (IOException notNow) {
                // Counted where it happened; here it only means once more.
                if (Thread.currentThread().isInterrupted()) {
                    return Optional.empty();
                }
            }
            pause();
        }
        return Optional.empty();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
