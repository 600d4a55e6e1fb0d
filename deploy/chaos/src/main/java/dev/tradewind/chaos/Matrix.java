package dev.tradewind.chaos;

import dev.tradewind.chaos.judge.Charge;
import dev.tradewind.chaos.judge.Charge.Kind;
import dev.tradewind.chaos.load.Journal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of each kind of fault. */
final class Matrix {
    private static final String FORM = "%-18s %8s %9s %8s %9s %6s %8s %6s %10s %10s%n";

    private final Map<String, List<Duration>> recoveries = new TreeMap<>();
    private final List<String> unrecovered = new ArrayList<>();

    /** @param took from the healing on */
    void recovered(String fault, Duration took) {
        recoveries.computeIfAbsent(fault, name -> new ArrayList<>()).add(took);
    }

    void notRecovered(String fault, Duration waited) {
        recovered(fault, waited);
        unrecovered.add(fault);
    }

    boolean everythingRecovered() {
        return unrecovered.isEmpty();
    }

    String text(Journal journal, List<Charge> charges) {
        StringBuilder text = new StringBuilder();
        text.append(FORM.formatted(
                "fault",
                "injected",
                "requests",
                "failed",
                "accepted",
                "lost",
                "doubled",
                "stuck",
                "recovery",
                "worst"));
        recoveries.forEach((fault, took) -> text.append(line(fault, took, journal, charges)));
        text.append(line(Journal.PEACE, List.of(), journal, charges));
        return text.toString();
    }

    /** The same for programs, and for the console. */
    JsonArray json(Journal journal, List<Charge> charges) {
        JsonArray rows = new JsonArray();
        recoveries.forEach((fault, took) -> rows.add(row(fault, took, journal, charges)));
        return rows.add(row(Journal.PEACE, List.of(), journal, charges));
    }

    private JsonObject row(String fault, List<Duration> took, Journal journal, List<Charge> charges) {
        return new JsonObject()
                .put("name", fault)
                .put("injected", took.size())
                .put("requests", journal.requests(fault))
                .put("failed", journal.failures(fault))
                .put("accepted", accepted(fault, journal))
                .put("lost", count(charges, fault, Kind.LOST))
                .put("doubled", count(charges, fault, Kind.DOUBLED))
                .put("stuck", count(charges, fault, Kind.STUCK))
                .put("recovery_ms", mean(took))
                .put("worst_ms", worst(took))
                .put("recovered", !unrecovered.contains(fault));
    }

    private static long accepted(String fault, Journal journal) {
        return journal.purchases().stream()
                .filter(purchase -> purchase.phase().equals(fault))
                .count();
    }

    private static long mean(List<Duration> took) {
        return took.stream().mapToLong(Duration::toMillis).sum() / Math.max(1, took.size());
    }

    private static long worst(List<Duration> took) {
        return took.stream().mapToLong(Duration::toMillis).max().orElse(0);
    }

    private String line(String fault, List<Duration> took, Journal journal, List<Charge> charges) {
        return FORM.formatted(
                fault,
                took.isEmpty() ? "" : took.size(),
                journal.requests(fault),
                journal.failures(fault),
                accepted(fault, journal),
                count(charges, fault, Kind.LOST),
                count(charges, fault, Kind.DOUBLED),
                count(charges, fault, Kind.STUCK),
                took.isEmpty() ? "" : seconds(mean(took)),
                unrecovered.contains(fault) ? "never" : took.isEmpty() ? "" : seconds(worst(took)));
    }

    private static long count(List<Charge> charges, String fault, Kind kind) {
        return charges.stream()
                .filter(charge -> charge.kind() == kind && charge.phase().equals(fault))
                .count();
    }

    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
