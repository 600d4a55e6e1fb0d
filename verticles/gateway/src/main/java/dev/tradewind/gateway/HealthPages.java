package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.DomainHealth;
import dev.tradewind.contracts.shared.HealthReport;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: every domain has been asked over the bus; 503
 * when one that the shop cannot do without is away or ill, otherwise 200, as {@code ready} or, when others are,
 * {@code degraded}.
 */
final class HealthPages {
    private static final long DEADLINE_MS = 3_000;
    private static final long GOOD_FOR_MS = 500;

    private final Vertx vertx;
    private final List<String> domains;
    private final List<String> needed;
    // Asked by many at once, the domains are asked once.
    private @Nullable Future<Readiness> last;
    private long lastAtMs;
    private boolean stopping;

    HealthPages(Vertx vertx, GatewayConfig config) {
        this.vertx = vertx;
        this.domains = config.domains();
        this.needed = config.needed();
    }

    /** @param status {@code ready}, {@code degraded} or {@code down} */
    private record Readiness(String status, List<State> domains) {}

    /** @param report null when the domain did not answer */
    private record State(String domain, boolean healthy, boolean needed, @Nullable HealthReport report) {}

    void live(RoutingContext context) {
        answer(context, 200, Wire.write(Map.of("status", "live")));
    }

    void ready(RoutingContext context) {
        Future<Void> unused = readiness()
                .onSuccess(found -> answer(context, found.status().equals("down") ? 503 : 200, Wire.write(found)))
                .onFailure(context::fail)
                .mapEmpty();
    }

    /** Not ready any more: no further requests should come here. */
    void stopping() {
        stopping = true;
        last = null;
    }

    private Future<Readiness> readiness() {
        long now = System.currentTimeMillis();
        Future<Readiness> current = last;
        if (current == null || current.isComplete() && now - lastAtMs > GOOD_FOR_MS) {
            List<Future<State>> looks = domains.stream().map(this::look).toList();
            current = Future.join(looks).map(all -> readiness(all.list()));
            last = current;
            lastAtMs = now;
        }
        return current;
    }

    private Readiness readiness(List<State> states) {
        boolean down = stopping || states.stream().anyMatch(s -> s.needed() && !s.healthy());
        boolean degraded = states.stream().anyMatch(s -> !s.healthy());
        return new Readiness(down ? "down" : degraded ? "degraded" : "ready", states);
    }

    private Future<State> look(String domain) {
        boolean isNeeded = needed.contains(domain);
        return DomainHealth.proxy(vertx, domain, Calls.deadline(DEADLINE_MS))
                .report()
                .map(report -> new State(domain, report.healthy(), isNeeded, report))
                .otherwise(away -> new State(domain, false, isNeeded, null));
    }

    private static void answer(RoutingContext context, int status, String body) {
        Future<Void> unused = context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body);
    }
}
