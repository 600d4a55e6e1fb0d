package dev.tradewind.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of (phase, happening) → step. What no row speaks of changes nothing. */
final class FlowTable {
    private final Map<Class<?>, List<Row<?>>> rows = new HashMap<>();

    /** @throws IllegalArgumentException when two rows speak of the same phase and happening */
    FlowTable(List<Row<?>> all) {
        for (Row<?> row : all) {
            List<Row<?>> same = rows.computeIfAbsent(row.happening(), k -> new ArrayList<>());
            if (same.stream().flatMap(r -> r.phases().stream()).anyMatch(row.phases()::contains)) {
                throw new IllegalArgumentException(
                        "two rows for " + row.happening().getSimpleName());
            }
            same.add(row);
        }
    }

    Decision decide(OrderState state, Object happening, Instant now) {
        for (Row<?> row : rows.getOrDefault(happening.getClass(), List.of())) {
            if (row.phases().contains(state.progress().phase())) {
                return row.take(state, happening, now);
            }
        }
        return Decision.UNCHANGED;
    }

    record Row<H>(Set<Phase> phases, Class<H> happening, Step<H> step) {
        private Decision take(OrderState state, Object happened, Instant now) {
            return step.take(state, happening.cast(happened), now);
        }
    }

    interface Step<H> {
        Decision take(OrderState state, H happening, Instant now);
    }
}
