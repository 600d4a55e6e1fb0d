package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.wire.Names;
import dev.tradewind.orders.OrderState;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What all the worlds together have seen; a simulator that never meets a failure proves nothing. */
public final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();

    void count(World world) {
        world.orders().all().forEach(this::count);
        world.orderEvents()
                .forEach(e -> add("orders said " + Names.kebab(e.getClass().getSimpleName())));
        world.paymentFeed()
                .all()
                .forEach(e -> add("payments said " + Names.kebab(e.getClass().getSimpleName())));
        world.nodes().forEach(node -> add("processes died", node.life()));
        add("feeds read again", world.scenario().rewinds);
    }

    void add(Tally other) {
        other.counts.forEach(this::add);
    }

    public long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /** For people: a line each. */
    public String text() {
        return counts.entrySet().stream()
                .map(e -> String.format("%12d  %s", e.getValue(), e.getKey()))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private void count(OrderState order) {
        var end = order.progress().cancellation();
        add("orders " + Names.snake(order.status().name())
                + (end == null ? "" : " " + Names.snake(end.reason().name())));
        add("paid with attempt " + order.progress().payment().number());
    }

    private void add(String what) {
        add(what, 1);
    }

    private void add(String what, long times) {
        counts.merge(what, times, Long::sum);
    }
}
