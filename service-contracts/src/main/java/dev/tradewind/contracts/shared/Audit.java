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
        /** With how many were looked at, and how many break it, behind the rule. */
        public static Check counted(String name, String rule, long checked, List<String> offenders) {
            String equation = "%s: %d looked at, %d broken".formatted(rule, checked, offenders.size());
            return new Check(name, equation, checked, offenders);
        }

        public boolean holds() {
            return offenders.isEmpty();
        }
    }
}
