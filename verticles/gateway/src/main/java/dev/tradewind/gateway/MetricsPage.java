package dev.tradewind.gateway;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** {@code /metrics}, for Prometheus: open to insiders, or to anybody if so configured. */
final class MetricsPage {
    private final Vertx vertx;
    private final Insiders insiders;
    private final boolean open;

    MetricsPage(Vertx vertx, Insiders insiders, GatewayConfig config) {
        this.vertx = vertx;
        this.insiders = insiders;
        this.open = config.openMetrics();
    }

    void answer(RoutingContext context) {
        Future<Boolean> permitted = open ? Future.succeededFuture(true) : insiders.admits(context.request());
        Future<Void> unused = permitted
                .compose(admitted -> admitted ? vertx.executeBlocking(MetricsPage::scrape, false) : refused())
                .onSuccess(text -> send(context, text))
                .onFailure(failure -> context.fail(403))
                .mapEmpty();
    }

    private static Future<String> refused() {
        return Future.failedFuture("not permitted");
    }

    private static String scrape() {
        return Metrics.globalRegistry.getRegistries().stream()
                .filter(PrometheusMeterRegistry.class::isInstance)
                .map(registry -> ((PrometheusMeterRegistry) registry).scrape())
                .findFirst()
                .orElse("# no Prometheus registry is installed\n");
    }

    private static void send(RoutingContext context, String text) {
        Future<Void> unused = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(text);
    }
}
