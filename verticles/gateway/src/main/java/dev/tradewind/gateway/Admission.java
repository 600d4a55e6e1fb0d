package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import java.util.Set;

/** Turns requests away before they cost anything: too many at once, or too many sign-ins from one address. */
final class Admission {
    private static final Set<String> SIGN_IN = Set.of("login", "register", "refresh");

    private final int inFlightMax;
    private final boolean trustProxy;
    private final TokenBuckets signIns;
    private int inFlight;

    Admission(GatewayConfig config) {
        this.inFlightMax = config.limits().inFlight();
        this.trustProxy = config.trustProxy();
        this.signIns =
                new TokenBuckets(config.limits().signInBurst(), config.limits().signInPerMinute());
    }

    /** Fails with {@code unavailable} or {@code rate_limited}. An admitted call is to be released. */
    Future<Void> admit(Call call) {
        if (inFlight >= inFlightMax) {
            return Future.failedFuture(
                    Fault.passing(CommonError.UNAVAILABLE, "There is too much to do at the moment.", 1));
        }
        if (SIGN_IN.contains(call.operation().id())) {
            call.clientAddress(address(call));
            long waitMs = signIns.take(call.clientAddress(), System.currentTimeMillis());
            if (waitMs > 0) {
                return Future.failedFuture(Fault.passing(
                        CommonError.RATE_LIMITED, "Too many attempts; wait a little.", (waitMs + 999) / 1_000));
            }
        }
        inFlight++;
        call.admitted(true);
        return Future.succeededFuture();
    }

    /** A call that only waits from here on is no work. Releasing twice does no harm. */
    void release(Call call) {
        if (call.isAdmitted()) {
            call.admitted(false);
            inFlight--;
        }
    }

    int inFlight() {
        return inFlight;
    }

    private String address(Call call) {
        String forwarded = trustProxy ? call.header("X-Forwarded-For") : null;
        if (forwarded != null) {
            // The last entry is the one that our own proxy has written.
            return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        }
        return call.request().remoteAddress().hostAddress();
    }
}
