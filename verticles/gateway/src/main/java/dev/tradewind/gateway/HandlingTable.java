package dev.tradewind.gateway;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which handling belongs to which operation id. */
final class HandlingTable {
    private final Map<String, Handling> handlings = new HashMap<>();

    @CanIgnoreReturnValue
    HandlingTable on(String operationId, Handling handling) {
        if (handlings.put(operationId, handling) != null) {
            throw new IllegalStateException(operationId + " is handled twice");
        }
        return this;
    }

    /**
     * The table, when it names exactly these operations.
     *
     * @throws IllegalStateException naming those that have no handling or are not in the document
     */
    Map<String, Handling> checkedAgainst(Set<String> operationIds) {
        Set<String> odd = new TreeSet<>(operationIds);
        odd.removeAll(handlings.keySet());
        Set<String> unknown = new HashSet<>(handlings.keySet());
        unknown.removeAll(operationIds);
        odd.addAll(unknown);
        if (!odd.isEmpty()) {
            throw new IllegalStateException("operations stand in the document or in the tables only: " + odd);
        }
        return Map.copyOf(handlings);
    }
}
