package dev.tradewind.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import org.jspecify.annotations.Nullable;

/** Everything outside the API: pages, the OpenAPI document, health, metrics. */
final class Site {
    // Styles of our own and of the documentation page; images may be inlined in them.
    private static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    private final Router router;
    private final @Nullable LivePages live;

    /** @param live pages that are being worked on; null for none */
    Site(Vertx vertx, Document document, Pages pages, @Nullable LivePages live) {
        this.live = live;
        router = Router.router(vertx);
        router.route().handler(Site::guard);
        router.get("/health/live").handler(pages.health()::live);
        router.get("/health/ready").handler(pages.health()::ready);
        router.get("/metrics").handler(pages.metrics()::answer);
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
        router.route().handler(StaticHandler.create("webroot").setDirectoryListing(false));
        router.route().failureHandler(Site::failed);
    }

    record Pages(HealthPages health, MetricsPage metrics) {}

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
                .putHeader("Content-Security-Policy", CONTENT_SECURITY);
        context.next();
    }

    private static void document(RoutingContext context, Document document) {
        Future<Void> unused = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml")
                .end(document.text());
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
