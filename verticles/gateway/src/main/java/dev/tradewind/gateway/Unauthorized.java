package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.serviceproxy.ServiceException;

/** Refusals of who asks. */
final class Unauthorized {
    private Unauthorized() {}

    static ServiceException because(String detail) {
        return Fault.of(CommonError.UNAUTHORIZED, detail);
    }
}
