package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Looks again and again whether whoever follows a stream still may: a token expires, a key is taken away. The stream of
 * one who may not any more is ended; that nobody can be asked just now ends none.
 */
final class Rechecks {
    private final Vertx vertx;
    private final Authentication authentication;
    private final Duration every;

    Rechecks(Vertx vertx, Authentication authentication, Duration every) {
        this.vertx = vertx;
        this.authentication = authentication;
        this.every = every;
    }

    /** A call whose response is a stream. */
    void watch(Call call) {
        String authorization = call.header("Authorization");
        if (authorization != null) {
            long unused = vertx.setPeriodic(every.toMillis(), timer -> look(call, authorization, timer));
        }
    }

    private void look(Call call, String authorization, long timer) {
        if (!Streaming.isOpen(call.response())) {
            boolean unused = vertx.cancelTimer(timer);
            return;
        }
        Future<Void> unused = authentication
                .principal(authorization)
                .compose(known -> Authentication.permit(call.operation(), known))
                .onFailure(failure -> {
                    if (isRefusal(failure)) {
                        Future<Void> ended = Streaming.end(call.response());
                        call.leave();
                    }
                });
    }

    private static boolean isRefusal(Throwable failure) {
        Fault fault = Fault.in(failure);
        return fault != null
                && (fault.status() == CommonError.UNAUTHORIZED.status()
                        || fault.status() == CommonError.FORBIDDEN.status());
    }
}
