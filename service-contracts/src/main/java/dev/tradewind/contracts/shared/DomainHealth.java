package dev.tradewind.contracts.shared;

import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;

/** Whether a domain can do its work. */
@ProxyGen
public interface DomainHealth {
    static String address(String domain) {
        return "health." + domain;
    }

    static DomainHealth proxy(Vertx vertx, String domain, DeliveryOptions options) {
        return new DomainHealthVertxEBProxy(vertx, address(domain), options);
    }

    /** Looks now; a failed check is a report, not a failure. */
    Future<HealthReport> report();
}
