package dev.tradewind.contracts.auditor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the five invariants of the order flow.
 *
 * @param number 1 to 5
 * @param holds everything up to now was looked at and nothing breaks it; false also while something could not be
 * checked, and while a suspicion is not yet decided
 * @param equations each rule with its numbers filled in
 * @param checked how many things were looked at
 * @param offenders ids that break it, at most 100
 * @param checkedAt of the last complete proof
 * @param status red from a breach's finding to the clearing of the last one
 * @param since when the status became what it is; null before the first proof
 * @param pending suspicions that are not yet decided, and changes that were not yet looked at
 * @param breaches the newest, at most 100
 */
public record Invariant(
        int number,
        String name,
        boolean holds,
        List<String> equations,
        long checked,
        List<String> offenders,
        Instant checkedAt,
        Status status,
        @Nullable Instant since,
        long pending,
        List<Breach> breaches) {
    public enum Status {
        GREEN,
        RED
    }

    /**
     * Something that breaks a rule.
     *
     * @param detail the rule with the subject's own numbers
     * @param repair what was done about it; null when nothing was
     */
    public record Breach(
            String id, String rule, String subject, String detail, Instant foundAt, @Nullable Repair repair) {}

    /** @param outcome null while the answer is awaited */
    public record Repair(String command, @Nullable String outcome, Instant askedAt) {}
}
