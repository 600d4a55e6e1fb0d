package dev.tradewind.launcher;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The steps of a start, one after the other. When the start is broken off from another thread, no further step begins,
 * and who waits for one is let go at once: what stops afterwards stops everything that was ever begun.
 */
final class Steps {
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /** The start was broken off; nothing is wrong. */
    static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenOff() {
            super("the start was broken off", null, false, false);
        }
    }

    /**
     * Begins a step and waits for its end.
     *
     * @throws BrokenOff when the start has ended before or meanwhile
     */
    <T> T await(Supplier<Future<T>> step, Duration max) {
        CompletableFuture<T> result = begin(() -> step.get().toCompletionStage().toCompletableFuture());
        try {
            CompletableFuture.anyOf(result, end).get(max.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : new StartException(String.valueOf(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new StartException("not done within " + max.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenOff();
        }
        if (end.isDone()) {
            throw new BrokenOff();
        }
        return result.join();
    }

    /** Something that does not take long, or not at all when the start has ended. */
    synchronized <T> T begin(Supplier<T> action) {
        if (end.isDone()) {
            throw new BrokenOff();
        }
        return action.get();
    }

    /** Nothing begins from here on. */
    synchronized void breakOff() {
        boolean unused = end.complete(null);
    }

    boolean isBrokenOff() {
        return end.isDone();
    }
}
