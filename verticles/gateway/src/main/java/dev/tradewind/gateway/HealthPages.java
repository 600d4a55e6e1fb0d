package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.DomainHealth;
import dev.tradewind.contracts.shared.HealthReport;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: every domain has been asked over the bus; 503
 * when one that the shop cannot do without is away or ill, otherwise 200, as {@code ready} or, when others are,
 * {@code degraded}. What exactly is wrong with a domain is told to insiders only: it may name hosts and users.
 */
final class HealthPages {
    private static final long DEADLINE_MS = 3_000;
    private static final Duration GOOD_FOR = Duration.ofMillis(500);

    private final Vertx vertx;
    private final List<String> domains;
    private final List<String> needed;
    private final Insiders insiders;
    // Asked by many at once, the domains are asked once.
    private final Recollection<List<State>> states;
    private boolean stopping;

    HealthPages(Vertx vertx, Insiders insiders, GatewayConfig config) {
        this.vertx = vertx;
        this.insiders = insiders;
        this.domains = config.domains();
        this.needed = config.needed();
        this.states = new Recollection<>(GOOD_FOR, this::look, System::nanoTime);
    }

    /** @param status {@code ready}, {@code degraded} or {@code down} */
    private record Readiness(String status, List<State> domains) {}

    /** @param report null when the domain did not answer */
    private record State(String domain, boolean healthy, boolean needed, @Nullable HealthReport report) {
        State withoutProblems() {
            return report == null ? this : new State(domain, healthy, needed, withoutProblems(report));
        }

        private static HealthReport withoutProblems(HealthReport report) {
            List<HealthReport.Check> checks = report.checks().stream()
                    .map(check -> new HealthReport.Check(check.name(), check.passed(), null))
                    .toList();
            return new HealthReport(report.domain(), report.healthy(), report.version(), report.since(), checks);
        }
    }

    void live(RoutingContext context) {
        answer(context, 200, Wire.write(Map.of("status", "live")));
    }

    void ready(RoutingContext context) {
        Future<Void> unused = insiders.admits(context.request())
                .compose(inside -> states.get().map(found -> readiness(found, inside)))
                .onSuccess(found -> answer(context, found.status().equals("down") ? 503 : 200, Wire.write(found)))
                .onFailure(context::fail)
                .mapEmpty();
    }

    /** Not ready any more: no further requests should come here. */
    void stopping() {
        stopping = true;
    }

    private Readiness readiness(List<State> found, boolean inside) {
        boolean down = stopping || found.stream().anyMatch(s -> s.needed() && !s.healthy());
        boolean degraded = found.stream().anyMatch(s -> !s.healthy());
        List<State> told =
                inside ? found : found.stream().map(State::withoutProblems).toList();
        return new Readiness(down ? "down" : degraded ? "degraded" : "ready", told);
    }

    private Future<List<State>> look() {
        return Future.join(domains.stream().map(this::look).toList()).map(all -> all.list());
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
