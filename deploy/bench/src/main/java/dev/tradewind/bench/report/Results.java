package dev.tradewind.bench.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that a run has found out.
 *
 * @param machine what it ran on, by name
 * @param invariants whether the platform's own check held afterwards, in a line each
 */
public record Results(
        Instant at,
        Map<String, String> machine,
        List<Measured> figures,
        List<String> invariants,
        boolean invariantsHold) {
    /** Nothing went wrong in any run, and the platform is consistent. */
    public boolean isSound() {
        return invariantsHold && figures.stream().allMatch(figure -> figure.failed() == 0);
    }
}
