package dev.tradewind.auditor;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one step of a proof looked at.
 *
 * @param rules that were applied to every one of the looked at; a rule that is not broken now is kept
 * @param equations by invariant, with numbers; empty when nothing new can be said
 * @param checked how many things that were
 * @param complete false when something could not be asked, or not everything due was looked at
 */
record Examined(
        String step,
        Set<String> rules,
        Set<String> looked,
        List<Breaking> breaking,
        Map<Integer, List<String>> equations,
        long checked,
        boolean complete) {
    /** Nothing was there to be looked at. */
    static Examined nothing(String step) {
        return new Examined(step, Set.of(), Set.of(), List.of(), Map.of(), 0, true);
    }

    /** Nothing could be found out. */
    static Examined unreachable(String step, String who, Collection<Integer> invariants) {
        List<String> words = List.of(who + " could not be checked: it does not answer");
        return new Examined(
                step,
                Set.of(),
                Set.of(),
                List.of(),
                invariants.stream().collect(Collectors.toMap(i -> i, i -> words)),
                0,
                false);
    }
}
