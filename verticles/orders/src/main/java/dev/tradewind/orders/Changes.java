package dev.tradewind.orders;

import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Task;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.orders.Decision.Moved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Orders locked by a transaction, and what it decided about them so far; one order may be decided about several
 * times.
 */
final class Changes {
    static final String DEADLINE = "deadline";

    private final Map<OrderId, OrderState> before;
    private final Map<OrderId, OrderState> changed = new LinkedHashMap<>();
    private final List<Outgoing<OrderEvent>> events = new ArrayList<>();

    Changes(Collection<OrderState> locked) {
        this.before = new HashMap<>();
        locked.forEach(s -> before.put(s.id(), s));
    }

    @Nullable
    OrderState state(OrderId id) {
        OrderState now = changed.get(id);
        return now == null ? before.get(id) : now;
    }

    /** @param origin adds to each event where it comes from */
    void take(Moved moved, UnaryOperator<Outgoing<OrderEvent>> origin) {
        OrderState state = moved.state();
        changed.put(state.id(), state);
        long sequence = state.progress().sequence() - moved.events().size();
        for (OrderEvent event : moved.events()) {
            sequence++;
            events.add(origin.apply(
                    Outgoing.<OrderEvent>of(event, state.id(), sequence).correlatedWith(state.id())));
        }
    }

    boolean none() {
        return changed.isEmpty();
    }

    List<OrderState> created() {
        return changed.values().stream()
                .filter(s -> !before.containsKey(s.id()))
                .toList();
    }

    List<OrderState> updated() {
        return changed.values().stream().filter(s -> before.containsKey(s.id())).toList();
    }

    List<Outgoing<OrderEvent>> events() {
        return events;
    }

    /** Timers to set or move. */
    List<Task> timers() {
        List<Task> timers = new ArrayList<>();
        for (OrderState state : changed.values()) {
            Instant deadline = state.progress().deadline();
            if (deadline != null && !deadline.equals(deadlineBefore(state))) {
                timers.add(Task.at(deadline, DEADLINE, state.id(), ""));
            }
        }
        return timers;
    }

    /** Orders whose timers are needed no more. */
    List<String> timersOff() {
        return changed.values().stream()
                .filter(s -> s.progress().deadline() == null && deadlineBefore(s) != null)
                .map(s -> s.id().value())
                .toList();
    }

    private @Nullable Instant deadlineBefore(OrderState state) {
        OrderState old = before.get(state.id());
        return old == null ? null : old.progress().deadline();
    }
}
