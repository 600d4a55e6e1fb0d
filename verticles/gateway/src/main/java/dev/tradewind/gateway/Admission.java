package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/**
 * Turns requests away before they cost anything: too many at once, or too many sign-ins, refreshed tokens or browse
 * events from one address.
 */
final class Admission {
    private static final Set<String> SIGN_IN = Set.of("login", "register");
    private static final String REFRESHING = "refresh";
    private static final String BROWSING = "recordEvents";

    private final int inFlightMax;
    private final boolean trustProxy;
    private final TokenBuckets signIns;
    private final TokenBuckets refreshing;
    private final TokenBuckets browsing;
    private int inFlight;

    Admission(GatewayConfig config) {
        this.inFlightMax = config.limits().inFlight();
        this.trustProxy = config.trustProxy();
        this.signIns =
                new TokenBuckets(config.limits().signInBurst(), config.limits().signInPerMinute());
        this.refreshing =
                new TokenBuckets(config.limits().refreshBurst(), config.limits().refreshPerMinute());
        this.browsing =
                new TokenBuckets(config.limits().browseBurst(), config.limits().browsePerMinute());
    }

    /** Fails with {@code unavailable} or {@code rate_limited}. An admitted call is to be released. */
    Future<Void> admit(Call call) {
        long waitMs = inFlight < inFlightMax ? waitMs(call) : 0;
        return waitMs == 0
                ? again(call)
                : Future.failedFuture(Fault.passing(
                        CommonError.RATE_LIMITED, "Too many attempts; wait a little.", (waitMs + 999) / 1_000));
    }

    /** Takes a place again that was released. Fails with {@code unavailable}. */
    Future<Void> again(Call call) {
        if (inFlight >= inFlightMax) {
            return Future.failedFuture(
                    Fault.passing(CommonError.UNAVAILABLE, "There is too much to do at the moment.", 1));
        }
        inFlight++;
        call.admitted(true);
        return Future.succeededFuture();
    }

    private long waitMs(Call call) {
        String operation = call.operation().id();
        if (SIGN_IN.contains(operation)) {
            call.clientAddress(address(call));
            return signIns.take(call.clientAddress(), System.currentTimeMillis());
        }
        return switch (operation) {
            case REFRESHING -> refreshing.take(address(call), System.currentTimeMillis());
            case BROWSING -> browsing.take(address(call), System.currentTimeMillis());
            default -> 0;
        };
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
        List<String> forwarded = trustProxy ? call.request().headers().getAll("X-Forwarded-For") : List.of();
        return forwarded.isEmpty()
                ? ClientAddress.of(call.request().remoteAddress().hostAddress())
                : ClientAddress.forwarded(forwarded);
    }
}
