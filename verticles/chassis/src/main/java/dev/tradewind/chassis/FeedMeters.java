package dev.tradewind.chassis;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** Measures one consumer of one feed. */
final class FeedMeters {
    private static final Duration[] LATENCIES = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(3),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private static final Map<Tags, Set<Following<?>>> WATCHED = new ConcurrentHashMap<>();

    private final Tags tags;
    private final DistributionSummary batch;
    private final Timer handling;
    private final Timer effect;

    FeedMeters(String consumer, String feed) {
        tags = Tags.of("consumer", consumer, "feed", feed);
        batch = DistributionSummary.builder("tradewind.feed.batch")
                .description("Events taken in one transaction")
                .serviceLevelObjectives(1, 2, 5, 10, 20, 50, 100, 200, 500)
                .tags(tags)
                .register(Metrics.globalRegistry);
        handling = Timer.builder("tradewind.feed.handling")
                .description("Time of one transaction with its reaction")
                .serviceLevelObjectives(LATENCIES)
                .tags(tags)
                .register(Metrics.globalRegistry);
        effect = Timer.builder("tradewind.feed.effect")
                .description("Time from an event's recording to the commit of its effect here")
                .serviceLevelObjectives(LATENCIES)
                .tags(tags)
                .register(Metrics.globalRegistry);
    }

    void taken(List<? extends Parcel<?>> parcels, long nanos) {
        batch.record(parcels.size());
        handling.record(nanos, TimeUnit.NANOSECONDS);
        Instant now = Instant.now();
        for (Parcel<?> parcel : parcels) {
            effect.record(Duration.between(parcel.envelope().time(), now));
        }
    }

    /** Shows a following's lag and parked events; during a redeployment the worse of the two. */
    void watch(Following<?> following) {
        WATCHED.computeIfAbsent(tags, t -> {
                    gauge(
                            "tradewind.feed.lag",
                            "Age in seconds of the oldest event not handled",
                            Following::lagSeconds);
                    gauge("tradewind.dead.letters", "Parked events", Following::parked);
                    return new CopyOnWriteArraySet<>();
                })
                .add(following);
    }

    void forget(Following<?> following) {
        WATCHED.getOrDefault(tags, new CopyOnWriteArraySet<>()).remove(following);
    }

    private void gauge(String name, String meaning, ToDoubleFunction<Following<?>> value) {
        Gauge unused = Gauge.builder(name, () -> worst(tags, value))
                .description(meaning)
                .tags(tags)
                .register(Metrics.globalRegistry);
    }

    private static double worst(Tags tags, ToDoubleFunction<Following<?>> value) {
        return WATCHED.getOrDefault(tags, Set.of()).stream()
                .mapToDouble(value)
                .max()
                .orElse(0);
    }
}
