package dev.tradewind.launcher;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.List;

/** Vert.x with the options that Tradewind runs on. */
public final class VertxStart {
    private static final int CONNECT_TIMEOUT_MS = 2_000;

    // Counted per message or per byte, these cost more than they tell; the chassis measures calls and feeds itself.
    private static final List<MetricsDomain> NOT_MEASURED = List.of(
            MetricsDomain.EVENT_BUS,
            MetricsDomain.NET_SERVER,
            MetricsDomain.NET_CLIENT,
            MetricsDomain.DATAGRAM_SOCKET,
            MetricsDomain.HTTP_CLIENT,
            // The domains' database pools all have the same name here.
            MetricsDomain.NAMED_POOLS);

    private VertxStart() {}

    /** As a member of the cluster, if there is to be one. */
    public static Future<Vertx> start(ClusterSettings cluster) {
        // A thread that keeps the last release's loader at hand would keep the whole release.
        VertxOptions options = new VertxOptions().setMetricsOptions(metrics()).setDisableTCCL(true);
        options.getEventBusOptions().setConnectTimeout(CONNECT_TIMEOUT_MS);
        VertxBuilder builder =
                Vertx.builder().with(options).withMetrics(new MicrometerMetricsFactory(Metrics.globalRegistry));
        if (!cluster.enabled()) {
            return Future.succeededFuture(builder.build());
        }
        return Clustering.join(builder, options, cluster).buildClustered();
    }

    private static MicrometerMetricsOptions metrics() {
        if (Metrics.globalRegistry.getRegistries().isEmpty()) {
            Metrics.globalRegistry.add(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        }
        MicrometerMetricsOptions options = new MicrometerMetricsOptions().setEnabled(true);
        NOT_MEASURED.forEach(options::addDisabledMetricsCategory);
        // One series for all domains' statements together tells nothing.
        options.getDisabledMetricsCategories().add("sql");
        return options;
    }
}
