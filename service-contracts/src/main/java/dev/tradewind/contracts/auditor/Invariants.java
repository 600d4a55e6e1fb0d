package dev.tradewind.contracts.auditor;

import dev.tradewind.contracts.auditor.Invariant.Repair;
import java.time.Instant;
import java.util.List;

/**
 * All invariants, as far as they are proven now.
 *
 * @param repairs the newest, at most 25, also of breaches that are over
 */
public record Invariants(boolean holds, List<Invariant> data, List<Repaired> repairs) {
    /** @param reason the breach that it was done for */
    public record Repaired(
            String breachId, String rule, String subject, String reason, Repair repair, Instant foundAt) {}
}
