package dev.tradewind.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a running gateway, and how they begin and end. */
final class Gateway {
    private static final Logger log = LoggerFactory.getLogger(Gateway.class);
    private static final int LINE_BYTES_MAX = 8 * 1024;
    private static final int HEADER_BYTES_MAX = 16 * 1024;

    private final GatewayConfig config;
    private final OrderHints hints;
    private final OrderWatches watches;
    private final OrderStreams streams;
    private final RedeploymentStreams redeployments;
    private final EventStreams events;
    private final HealthPages health;
    private final Site site;
    private final TrafficLog traffic;
    private final HttpMeters meters;
    private final Journal journal;
    private final HttpServer server;

    Gateway(Vertx vertx, GatewayConfig config, Document document) {
        this.config = config;
        Services services = Services.on(vertx, config.calls());
        Patience patience = new Patience(vertx);
        journal = new Journal(vertx, services.operations());
        traffic = new TrafficLog(vertx, services.operations(), InstantSource.system());
        meters = new HttpMeters(traffic);
        Admission admission = new Admission(config);
        Feeds feeds = new Feeds(vertx);
        watches = new OrderWatches(vertx, services.orders(), config.checkout());
        streams = new OrderStreams(vertx, services, feeds, admission, config.streams());
        redeployments = new RedeploymentStreams(vertx, admission);
        events = new EventStreams(vertx, feeds, admission, config.domains());
        hints = OrderHints.open(vertx, this::news);
        Authentication authentication = new Authentication(
                new AccessTokens(vertx, services.identity(), patience, System::currentTimeMillis),
                new ApiKeys(services.identity(), patience));
        HandlingTable table = handlings(vertx, services, new Parts(patience, admission, feeds));
        Api.Edge edge = new Api.Edge(
                new Bodies(vertx, config.limits()),
                new Answers(meters, config.accessLog()),
                new AuditTrail(journal),
                new Rechecks(vertx, authentication, config.streams().recheck()));
        Api api = new Api(document, table, admission, authentication, edge);
        Insiders insiders = new Insiders(authentication, config);
        health = new HealthPages(vertx, insiders, config);
        MetricsPage metrics = new MetricsPage(vertx, insiders, config);
        LivePages live = config.pages() == null ? null : new LivePages(vertx, config.pages());
        site = new Site(vertx, document, new Site.Insights(health, metrics), live);
        server = vertx.createHttpServer(options(config)).requestHandler(request -> route(request, api, site));
    }

    private record Parts(Patience patience, Admission admission, Feeds feeds) {}

    Future<Void> open() {
        return hints.ready()
                .compose(ready -> server.listen())
                .onSuccess(this::opened)
                .mapEmpty();
    }

    /** Those who wait for orders get what is known by now, streams end, and what is being worked on may finish. */
    Future<Void> close() {
        health.stopping();
        watches.close();
        return Future.join(streams.close(), redeployments.close(), events.close(), site.close())
                .transform(ended -> server.shutdown(config.limits().drain().toMillis(), TimeUnit.MILLISECONDS))
                .transform(shut -> traffic.close())
                .transform(told -> journal.close())
                .transform(kept -> hints.close())
                .onComplete(closed -> meters.close());
    }

    int port() {
        return server.actualPort();
    }

    private HandlingTable handlings(Vertx vertx, Services services, Parts parts) {
        HandlingTable table = new HandlingTable();
        Patience patience = parts.patience();
        AdminCatalog catalog = new AdminCatalog(services, patience);
        AdminShipments shipments = new AdminShipments(services, patience);
        AdminMoney money = new AdminMoney(services, patience);
        new StoreCatalog(services, patience).into(table);
        new StoreCarts(services, patience).into(table);
        new Checkout(vertx, watches, parts.admission(), config.checkout()).into(table);
        new StoreOrders(services, patience, streams).into(table);
        new Accounts(services, patience).into(table);
        new MerchantArea(services, patience, new MerchantArea.Staff(catalog, shipments, money)).into(table);
        catalog.into(table);
        new AdminProductTypes(services, patience).into(table);
        shipments.into(table);
        money.into(table);
        new AdminOrders(services, patience, parts.feeds()).into(table);
        new AdminPlatform(vertx, services, patience, config).into(table);
        new Redeploying(vertx, redeployments).into(table);
        new Compensating(services, patience).into(table);
        new AdminSagas(vertx, services, patience, config.domains()).into(table);
        new AdminDashboard(vertx, services, parts.feeds(), config.domains()).into(table);
        new EventHistory(parts.feeds(), patience, config.domains()).into(table);
        events.into(table);
        new AdminAudit(services, patience).into(table);
        new AdminDeadLetters(vertx, patience, config.domains()).into(table);
        new Recommending(services, patience).into(table);
        new Foreseeing(services, patience).into(table);
        new AdminFraud(services, patience).into(table);
        new Imports(vertx, patience).into(table);
        new Webhooks(services, patience).into(table);
        return table;
    }

    private void news(String feed, String subject, boolean decisive) {
        if (decisive) {
            watches.hint(subject);
        }
        streams.hint(feed, subject);
    }

    private static void route(HttpServerRequest request, Api api, Site site) {
        String path = request.path();
        if (path != null && path.startsWith(Document.BASE + "/")) {
            api.handle(request);
        } else {
            site.handle(request);
        }
    }

    private static HttpServerOptions options(GatewayConfig config) {
        return new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setMaxInitialLineLength(LINE_BYTES_MAX)
                .setMaxHeaderSize(HEADER_BYTES_MAX)
                .setHandle100ContinueAutomatically(true)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(config.limits().idle().toMillis()));
    }

    private void opened(HttpServer listening) {
        meters.gauges(watches::waiting, streams::open);
        log.info("listening on {}:{}", config.host(), listening.actualPort());
    }
}
