package dev.tradewind.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Everything outside the API: pages, the OpenAPI document, health, metrics. */
final class Site {
    private static final String OWN_ONLY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";
    // Only the template library makes markup, through the one policy that it names.
    private static final String SHOP = OWN_ONLY + "; require-trusted-types-for 'script'; trusted-types lit-html";
    private static final String CONSOLE = SHOP;

    private final Router router;
    private final @Nullable LivePages live;

    /** @param live pages that are being worked on; null for none */
    Site(Vertx vertx, Document document, Insights insights, @Nullable LivePages live) {
        this.live = live;
        router = Router.router(vertx);
        router.route().handler(Site::guard);
        router.get("/health/live").handler(insights.health()::live);
        router.get("/health/ready").handler(insights.health()::ready);
        router.get("/metrics").handler(insights.metrics()::answer);
        router.get("/openapi.yaml").handler(context -> document(context, document));
        router.get("/docs").handler(context -> {
            // The pages' own addresses are relative to their folder.
            if (context.normalizedPath().endsWith("/")) {
                context.next();
            } else {
                Future<Void> unused = context.redirect("/docs/");
            }
        });
        if (live != null) {
            live.into(router);
        }
        Pages pages = Pages.ofWebroot();
        router.get().handler(pages::answer);
        router.head().handler(pages::answer);
        router.route().failureHandler(Site::failed);
    }

    /** How the platform is. */
    record Insights(HealthPages health, MetricsPage metrics) {}

    /** Ends what stays open. */
    Future<Void> close() {
        return live == null ? Future.succeededFuture() : live.close();
    }

    void handle(HttpServerRequest request) {
        router.handle(request);
    }

    private static void guard(RoutingContext context) {
        context.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Content-Security-Policy", policy(context.normalizedPath()));
        context.next();
    }

    /** The documentation page is somebody else's work and makes its markup as it likes, from nothing elsewhere. */
    private static String policy(String path) {
        if (Pages.isConsole(path)) {
            return CONSOLE;
        }
        return path.startsWith("/docs") ? OWN_ONLY : SHOP;
    }

    private static void document(RoutingContext context, Document document) {
        Future<Void> unused = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml")
                .end(Compression.of(context.request(), document.text()));
    }

    private static void failed(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (!response.ended() && !response.headWritten()) {
            int status = context.statusCode() < 400 ? 500 : context.statusCode();
            Future<Void> unused = response.setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .end(response.getStatusMessage() + "\n");
        }
    }
}
