package dev.tradewind.contracts.shared;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one running instance of a domain is.
 *
 * @param healthy every check passed
 * @param version of the domain's code
 * @param since when this instance started
 */
public record HealthReport(String domain, boolean healthy, String version, Instant since, List<Check> checks) {
    /** One thing looked at; the problem is in words for an operator, null when there is none. */
    public record Check(String name, boolean passed, @Nullable String problem) {}
}
