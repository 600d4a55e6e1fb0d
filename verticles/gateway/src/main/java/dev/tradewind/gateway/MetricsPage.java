package dev.tradewind.gateway;

import dev.tradewind.contracts.identity.Principal;
import dev.tradewind.contracts.identity.Role;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /metrics}, for Prometheus: open to this machine and to staff, or to anybody if so configured. */
final class MetricsPage {
    private static final Set<Role> STAFF = Set.of(Role.ADMIN, Role.OPERATOR, Role.VIEWER);

    private final Vertx vertx;
    private final Authentication authentication;
    private final GatewayConfig config;

    MetricsPage(Vertx vertx, Authentication authentication, GatewayConfig config) {
        this.vertx = vertx;
        this.authentication = authentication;
        this.config = config;
    }

    void answer(RoutingContext context) {
        Future<Void> unused = permitted(context)
                .compose(permitted -> permitted ? vertx.executeBlocking(MetricsPage::scrape, false) : refused())
                .onSuccess(text -> send(context, text))
                .onFailure(failure -> context.fail(403))
                .mapEmpty();
    }

    private Future<Boolean> permitted(RoutingContext context) {
        if (config.openMetrics() || isLoopback(context)) {
            return Future.succeededFuture(true);
        }
        return authentication
                .principal(context.request().getHeader(HttpHeaders.AUTHORIZATION))
                .map(MetricsPage::isStaff);
    }

    private static boolean isStaff(@Nullable Principal principal) {
        return principal != null && STAFF.contains(principal.role());
    }

    /** Behind a proxy everybody seems to be on loopback, so that there only the token counts. */
    private boolean isLoopback(RoutingContext context) {
        if (config.trustProxy()) {
            return false;
        }
        try {
            // A literal address: nothing is looked up.
            return InetAddress.getByName(context.request().remoteAddress().hostAddress())
                    .isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
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
