package dev.tradewind.identity;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Where passwords are hashed: on threads of its own, half of the processors, so that a flood of sign-ins takes its
 * time from nobody else; and only so many wait, because a caller who has given up need not be answered. Confined to
 * the domain's event loop.
 */
final class Hashing {
    private static final int WAITING_MAX = 64;
    private static final long RETRY_AFTER_S = 5;

    private final Passwords passwords;
    private final WorkerExecutor threads;
    private int waiting;

    Hashing(Vertx vertx, Passwords passwords) {
        this.passwords = passwords;
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        threads = vertx.createSharedWorkerExecutor("identity-passwords", half);
    }

    Future<String> hash(String password) {
        return run(() -> passwords.hash(password));
    }

    Future<Boolean> matches(String password, @Nullable String hash) {
        return run(() -> passwords.matches(password, hash));
    }

    Future<Void> close() {
        return threads.close();
    }

    private <T> Future<T> run(Callable<T> work) {
        if (waiting >= WAITING_MAX) {
            return Future.failedFuture(
                    Fault.passing(CommonError.UNAVAILABLE, "Too many people are signing in at once.", RETRY_AFTER_S));
        }
        waiting++;
        return threads.executeBlocking(work, false).onComplete(done -> waiting--);
    }
}
