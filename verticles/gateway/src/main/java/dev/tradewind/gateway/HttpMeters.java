package dev.tradewind.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** How long requests take, by operation and status. */
final class HttpMeters {
    private static final Duration[] OBJECTIVES = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(150),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private static final AtomicInteger INSTANCES = new AtomicInteger();

    private final TrafficLog traffic;
    private final Map<String, Map<Integer, Timer>> timers = new HashMap<>();
    private final List<Meter> gauges = new ArrayList<>();
    private final String instance = Integer.toString(INSTANCES.getAndIncrement());

    HttpMeters(TrafficLog traffic) {
        this.traffic = traffic;
    }

    void record(String operation, int status, long nanos) {
        traffic.note(operation, status, nanos);
        timers.computeIfAbsent(operation, o -> new HashMap<>())
                .computeIfAbsent(status, s -> timer(operation, s))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Numbers that are looked at when somebody asks; several gateways in one process each have theirs. */
    void gauges(Supplier<Number> waiting, Supplier<Number> streams) {
        gauge("tradewind.checkout.waiting", "Shoppers who wait for their order", waiting);
        gauge("tradewind.streams.open", "Clients that follow an order", streams);
    }

    void close() {
        gauges.forEach(Metrics.globalRegistry::remove);
    }

    private void gauge(String name, String description, Supplier<Number> number) {
        gauges.add(Gauge.builder(name, number)
                .description(description)
                .tag("instance", instance)
                .register(Metrics.globalRegistry));
    }

    private static Timer timer(String operation, int status) {
        return Timer.builder("tradewind.http.requests")
                .description("Requests by operation and status")
                .tag("operation", operation)
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(OBJECTIVES)
                .register(Metrics.globalRegistry);
    }
}
