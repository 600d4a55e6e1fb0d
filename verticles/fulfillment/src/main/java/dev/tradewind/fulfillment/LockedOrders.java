package dev.tradewind.fulfillment;

import dev.tradewind.contracts.shared.OrderId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Orders whose rows this transaction has locked, with the counters of their events. */
final class LockedOrders {
    private final Map<String, Long> sequences;
    private final Set<String> moved = new HashSet<>();

    LockedOrders(Map<String, Long> sequences) {
        this.sequences = new TreeMap<>(sequences);
    }

    boolean has(OrderId order) {
        return sequences.containsKey(order.value());
    }

    /** The number of the order's next event. */
    long next(OrderId order) {
        moved.add(order.value());
        return sequences.merge(order.value(), 1L, Long::sum);
    }

    String[] movedIds() {
        return moved.stream().sorted().toArray(String[]::new);
    }

    Long[] movedSequences() {
        return moved.stream().sorted().map(sequences::get).toArray(Long[]::new);
    }
}
