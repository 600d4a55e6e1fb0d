package dev.tradewind.chassis;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Numbers that one domain shows. While two of its releases or instances run in one process the latest one's number is
 * shown; nothing of a domain that has stopped is kept.
 */
final class Gauges {
    private static final Map<Name, List<Supplier<Number>>> SHOWN = new ConcurrentHashMap<>();

    private final Map<Name, Supplier<Number>> own = new HashMap<>();

    record Name(String name, Tags tags) {}

    void show(Name name, String description, Supplier<Number> number) {
        own.put(name, number);
        SHOWN.computeIfAbsent(name, n -> shown(n, description)).add(number);
    }

    // What the registry keeps for ever knows the name and nothing else.
    private static List<Supplier<Number>> shown(Name name, String description) {
        Gauge unused = Gauge.builder(name.name(), () -> latest(name))
                .description(description)
                .tags(name.tags())
                .register(Metrics.globalRegistry);
        return new CopyOnWriteArrayList<>();
    }

    void forget() {
        own.forEach((name, number) -> SHOWN.getOrDefault(name, List.of()).remove(number));
        own.clear();
    }

    private static Number latest(Name name) {
        List<Supplier<Number>> shown = SHOWN.getOrDefault(name, List.of());
        return shown.isEmpty() ? Double.NaN : shown.getLast().get();
    }
}
