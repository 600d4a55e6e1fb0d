package dev.tradewind.contracts.shared;

import java.util.List;

/** What a domain found when it checked its own invariants. */
public record Audit(List<Check> checks) {
    /**
     * One invariant.
     *
     * @param equation the rule with its numbers filled in
     * @param checked how many things were looked at
     * @param offenders ids that break it, at most 100; empty when it holds
     */
    public record Check(String name, String equation, long checked, List<String> offenders) {
        public boolean holds() {
            return offenders.isEmpty();
        }
    }
}
