package dev.tradewind.auditor;

import dev.tradewind.contracts.shared.Audit;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a look at one thing brought.
 *
 * @param complete everything could be looked at
 */
record Finding(List<String> equations, long checked, List<String> offenders, boolean complete) {
    private static final int OFFENDERS_MAX = 100;

    static Finding of(Audit.Check check) {
        return new Finding(List.of(check.name() + ": " + check.equation()), check.checked(), check.offenders(), true);
    }

    /** All checks of a domain's own audit, or that the domain could not be asked. */
    static Future<Finding> of(String domain, Future<Audit> audit) {
        return orUnreachable(
                domain,
                audit.map(answer ->
                        together(answer.checks().stream().map(Finding::of).toList())));
    }

    static Future<Finding> orUnreachable(String domain, Future<Finding> finding) {
        return finding.otherwise(failure ->
                new Finding(List.of(domain + " could not be checked: it does not answer"), 0, List.of(), false));
    }

    static Finding together(List<Finding> findings) {
        return new Finding(
                findings.stream().flatMap(f -> f.equations().stream()).toList(),
                findings.stream().mapToLong(Finding::checked).sum(),
                findings.stream()
                        .flatMap(f -> f.offenders().stream())
                        .distinct()
                        .limit(OFFENDERS_MAX)
                        .toList(),
                findings.stream().allMatch(Finding::complete));
    }

    static Future<Finding> together(Stream<Future<Finding>> findings) {
        return Future.all(findings.toList()).map(all -> together(all.<Finding>list()));
    }

    boolean holds() {
        return complete && offenders.isEmpty();
    }
}
