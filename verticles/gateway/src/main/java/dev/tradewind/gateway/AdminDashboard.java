package dev.tradewind.gateway;

import dev.tradewind.contracts.auditor.AuditorService;
import dev.tradewind.contracts.auditor.Invariants;
import dev.tradewind.contracts.nodes.NodeList;
import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.operations.OperationsService;
import dev.tradewind.contracts.operations.Pulse;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Puts the dashboard together. However many look at it, the domains are asked once a second at most, and the invariants
 * are proven for it twice a minute at most.
 */
final class AdminDashboard {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PROVEN = Duration.ofSeconds(30);
    private static final long PROOF_WAIT_MS = 1_500;

    private final NodesService nodes;
    private final OperationsService operations;
    private final List<String> domains;
    private final Throughput throughput;
    private final Recollection<Invariants> invariants;
    private final Recollection<Dashboard> dashboard;

    AdminDashboard(Vertx vertx, Services services, Feeds feeds, List<String> domains) {
        AuditorService auditor = services.auditor();
        this.nodes = NodesService.proxy(vertx);
        this.operations = services.operations();
        this.domains = domains;
        this.throughput = new Throughput(feeds, System::nanoTime);
        this.invariants = new Recollection<>(PROVEN, auditor::invariants, System::nanoTime);
        this.dashboard = new Recollection<>(FRESH, this::look, System::nanoTime);
    }

    void into(HandlingTable table) {
        table.on("getDashboard", call -> dashboard.get().map(Answer::ok));
    }

    private Future<Dashboard> look() {
        List<String> missing = new ArrayList<>();
        Future<@Nullable Pulse> pulse = orMissing("operations", operations.pulse(), missing);
        Future<@Nullable NodeList> members = orMissing("nodes", nodes.nodes(), missing);
        // A proof that takes longer goes on and is there the next time.
        Future<@Nullable Invariants> proven =
                orMissing("auditor", invariants.get().timeout(PROOF_WAIT_MS, TimeUnit.MILLISECONDS), missing);
        return Future.join(List.of(pulse, members, proven, throughput.look(domains)))
                .map(asked -> together(members.result(), proven.result(), pulse.result(), missing));
    }

    private Dashboard together(
            @Nullable NodeList members, @Nullable Invariants proven, @Nullable Pulse pulse, List<String> missing) {
        List<Dashboard.Alert> alerts = new ArrayList<>();
        if (proven != null) {
            alerts.addAll(Dashboard.alerts(proven));
        }
        if (members != null) {
            alerts.addAll(Dashboard.alerts(domains, members));
        }
        List<Dashboard.DomainState> states =
                members == null ? List.of() : Dashboard.domains(domains, members, throughput);
        return new Dashboard(Instant.now(), pulse, states, alerts, missing);
    }

    private static <T> Future<@Nullable T> orMissing(String who, Future<T> answer, List<String> missing) {
        return answer.transform(asked -> {
            if (asked.failed()) {
                missing.add(who);
            }
            return Future.<@Nullable T>succeededFuture(asked.succeeded() ? asked.result() : null);
        });
    }
}
