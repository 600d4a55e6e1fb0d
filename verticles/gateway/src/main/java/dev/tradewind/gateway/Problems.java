package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.wire.WireException;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failure is called outside. Never the text of an exception. */
final class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private static final long AWAY_RETRY_S = 1;

    private Problems() {}

    /** Bugs and outages are logged here, unless the domain that failed has done so already. */
    static Problem of(Throwable failure, String operation, String traceId) {
        Fault fault = Fault.in(failure);
        if (fault != null) {
            return Problem.of(fault);
        }
        if (isAbsence(failure)) {
            log.warn("{}: no answer from the domain [{}]", operation, traceId);
            return away();
        }
        if (isUnreadable(failure)) {
            log.error("{}: the answer is not one that this build knows [{}]", operation, traceId, failure);
            return away();
        }
        if (loggedAs(failure) == null) {
            log.error("{} failed [{}]", operation, traceId, failure);
        }
        return Problem.of(GatewayError.INTERNAL, "Something went wrong here; the trace id helps to find it.");
    }

    private static Problem away() {
        return new Problem(
                CommonError.UNAVAILABLE.key(),
                CommonError.UNAVAILABLE.status(),
                "This is not possible at the moment; try again.",
                List.of(),
                Map.of(),
                AWAY_RETRY_S);
    }

    /** The trace under which the failing domain has logged it, if it did. */
    static @Nullable String loggedAs(Throwable failure) {
        JsonObject info = failure instanceof ServiceException service ? service.getDebugInfo() : null;
        return info == null ? null : info.getString("trace_id");
    }

    /** Somebody has looked, and there is no such thing. */
    static boolean isUnknown(Throwable failure) {
        Fault fault = Fault.in(failure);
        return fault != null && fault.code().equals(CommonError.NOT_FOUND.key());
    }

    /** It may have been done: a newer build has answered with what there was not yet when this one was made. */
    static boolean isUnreadable(Throwable failure) {
        return failure instanceof WireException;
    }

    /** Nobody there, or nobody who answered in time. A timeout says nothing about whether it was done. */
    static boolean isAbsence(Throwable failure) {
        if (!(failure instanceof ReplyException reply) || failure instanceof ServiceException) {
            return false;
        }
        return switch (reply.failureType()) {
            case TIMEOUT, NO_HANDLERS -> true;
            default -> false;
        };
    }
}
