package dev.tradewind.contracts.auditor;

import java.time.Instant;
import java.util.List;

/**
 * One of the five invariants of the order flow.
 *
 * @param number 1 to 5
 * @param holds false when something breaks it or it could not be checked
 * @param equations each rule with its numbers filled in
 * @param checked how many things were looked at
 * @param offenders ids that break it, at most 100
 */
public record Invariant(
        int number,
        String name,
        boolean holds,
        List<String> equations,
        long checked,
        List<String> offenders,
        Instant checkedAt) {}
