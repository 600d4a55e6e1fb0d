package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.DomainHealth;
import dev.tradewind.contracts.shared.HealthReport;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A domain's checks. */
final class Health implements DomainHealth {
    private static final long CHECK_SECONDS_MAX = 2;
    private static final long START_SECONDS_MAX = 15;

    private final Map<String, Supplier<Future<Void>>> checks = new LinkedHashMap<>();
    private final Instant since = Instant.now();
    private final String domain;
    private final String version;

    Health(String domain, String version) {
        this.domain = domain;
        this.version = version;
    }

    void add(String name, Supplier<Future<Void>> check) {
        checks.put(name, check);
    }

    @Override
    public Future<HealthReport> report() {
        return report(CHECK_SECONDS_MAX);
    }

    /** The same, with more patience: while a machine starts everything at once a first connection may take seconds. */
    Future<HealthReport> firstReport() {
        return report(START_SECONDS_MAX);
    }

    private Future<HealthReport> report(long secondsMax) {
        List<Future<HealthReport.Check>> looks = checks.entrySet().stream()
                .map(check -> look(check.getKey(), check.getValue(), secondsMax))
                .toList();
        return Future.all(looks).map(all -> {
            List<HealthReport.Check> results = all.list();
            boolean healthy = results.stream().allMatch(HealthReport.Check::passed);
            return new HealthReport(domain, healthy, version, since, results);
        });
    }

    private static Future<HealthReport.Check> look(String name, Supplier<Future<Void>> check, long secondsMax) {
        Future<Void> looked;
        try {
            looked = check.get();
        } catch (RuntimeException e) {
            looked = Future.failedFuture(e);
        }
        return looked.timeout(secondsMax, TimeUnit.SECONDS)
                .map(v -> new HealthReport.Check(name, true, null))
                .otherwise(e -> new HealthReport.Check(name, false, Failures.describe(e)));
    }
}
