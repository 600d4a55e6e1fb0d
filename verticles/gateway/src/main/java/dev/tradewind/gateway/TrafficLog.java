package dev.tradewind.gateway;

import dev.tradewind.contracts.operations.OperationsService;
import dev.tradewind.contracts.operations.Traffic;
import dev.tradewind.contracts.operations.Traffic.Area;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * What shoppers ask this gateway, by minute, told to operations now and then. What operations does not take within a
 * few minutes is forgotten; nobody waits for it.
 */
final class TrafficLog {
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final long TELL_MS = 5_000;
    private static final int FAILED = 500;
    private static final Map<String, Area> AREAS = Map.ofEntries(
            Map.entry("createCart", Area.CART),
            Map.entry("getCart", Area.CART),
            Map.entry("updateCart", Area.CART),
            Map.entry("addItem", Area.CART),
            Map.entry("changeItem", Area.CART),
            Map.entry("removeItem", Area.CART),
            Map.entry("listShippingOptions", Area.CART),
            Map.entry("completeCart", Area.CHECKOUT),
            Map.entry("searchProducts", Area.OTHER),
            Map.entry("getProduct", Area.OTHER),
            Map.entry("listCategories", Area.OTHER),
            Map.entry("listMerchants", Area.OTHER),
            Map.entry("getMerchant", Area.OTHER),
            Map.entry("getOrder", Area.OTHER),
            Map.entry("cancelOrder", Area.OTHER),
            Map.entry("getMe", Area.OTHER),
            Map.entry("listMyOrders", Area.OTHER),
            Map.entry("listMyAddresses", Area.OTHER),
            Map.entry("saveMyAddresses", Area.OTHER));

    private final Vertx vertx;
    private final OperationsService operations;
    private final InstantSource clock;
    private final String name = UUID.randomUUID().toString();
    private final TreeMap<Instant, Map<Area, Tally>> minutes = new TreeMap<>();
    private final long timer;
    private boolean telling;

    TrafficLog(Vertx vertx, OperationsService operations, InstantSource clock) {
        this.vertx = vertx;
        this.operations = operations;
        this.clock = clock;
        this.timer = vertx.setPeriodic(TELL_MS, tick -> {
            Future<Void> unused = tell();
        });
    }

    private static final class Tally {
        private final long[] times = new long[Traffic.BOUNDS_MS.size() + 1];
        private long calls;
        private long failed;
        private boolean told;
    }

    void note(String operation, int status, long nanos) {
        Area area = AREAS.get(operation);
        if (area == null) {
            return;
        }
        Tally tally = minutes.computeIfAbsent(
                        clock.instant().truncatedTo(ChronoUnit.MINUTES), m -> new EnumMap<>(Area.class))
                .computeIfAbsent(area, a -> new Tally());
        tally.calls++;
        tally.failed += status >= FAILED ? 1 : 0;
        tally.times[bucket(nanos)]++;
        tally.told = false;
    }

    Future<Void> close() {
        boolean unused = vertx.cancelTimer(timer);
        return tell();
    }

    private Future<Void> tell() {
        minutes.headMap(clock.instant().minus(KEPT)).clear();
        List<Tally> tallies = new ArrayList<>();
        List<Traffic.Minute> news = new ArrayList<>();
        minutes.forEach((at, areas) -> areas.forEach((area, tally) -> {
            if (!tally.told) {
                tallies.add(tally);
                news.add(new Traffic.Minute(
                        at,
                        area,
                        tally.calls,
                        tally.failed,
                        Arrays.stream(tally.times).boxed().toList()));
            }
        }));
        if (telling || news.isEmpty()) {
            return Future.succeededFuture();
        }
        telling = true;
        tallies.forEach(tally -> tally.told = true);
        return operations
                .keepTraffic(new Traffic(name, news))
                .onFailure(away -> tallies.forEach(tally -> tally.told = false))
                .onComplete(told -> telling = false)
                .otherwiseEmpty();
    }

    private static int bucket(long nanos) {
        double ms = (double) nanos / TimeUnit.MILLISECONDS.toNanos(1);
        List<Long> bounds = Traffic.BOUNDS_MS;
        int bucket = 0;
        while (bucket < bounds.size() && ms > bounds.get(bucket)) {
            bucket++;
        }
        return bucket;
    }
}
