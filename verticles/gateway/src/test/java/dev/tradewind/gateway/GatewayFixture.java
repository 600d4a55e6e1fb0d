package dev.tradewind.gateway;

import dev.tradewind.contracts.auditor.AuditorService;
import dev.tradewind.contracts.cart.CartService;
import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.demand.DemandService;
import dev.tradewind.contracts.fraud.FraudService;
import dev.tradewind.contracts.fulfillment.FulfillmentService;
import dev.tradewind.contracts.identity.IdentityService;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.inventory.InventoryService;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.operations.OperationsService;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.payments.PaymentsService;
import dev.tradewind.contracts.personalization.PersonalizationService;
import dev.tradewind.contracts.personalization.Recommendations;
import dev.tradewind.contracts.settlement.SettlementService;
import dev.tradewind.contracts.shared.DomainHealth;
import dev.tradewind.contracts.shared.Domains;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.FeedControl;
import dev.tradewind.contracts.shared.FeedHint;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A gateway on a free port before a bus on which every domain is a fake. Registered with a class of tests it serves all
 * of them, with fresh fakes for each, and ends with the last.
 */
final class GatewayFixture implements AutoCloseable, BeforeEachCallback, AfterAllCallback {
    final Vertx vertx = Vertx.vertx();
    final Fake<IdentityService> identity = Fake.on(vertx, IdentityService.class, IdentityService.ADDRESS);
    final Fake<MerchantsService> merchants = Fake.on(vertx, MerchantsService.class, MerchantsService.ADDRESS);
    final Fake<CatalogService> catalog = Fake.on(vertx, CatalogService.class, CatalogService.ADDRESS);
    final Fake<InventoryService> inventory = Fake.on(vertx, InventoryService.class, InventoryService.ADDRESS);
    final Fake<CartService> cart = Fake.on(vertx, CartService.class, CartService.ADDRESS);
    final Fake<OrdersService> orders = Fake.on(vertx, OrdersService.class, OrdersService.ADDRESS);
    final Fake<PaymentsService> payments = Fake.on(vertx, PaymentsService.class, PaymentsService.ADDRESS);
    final Fake<SettlementService> settlement = Fake.on(vertx, SettlementService.class, SettlementService.ADDRESS);
    final Fake<FulfillmentService> fulfillment = Fake.on(vertx, FulfillmentService.class, FulfillmentService.ADDRESS);
    final Fake<AuditorService> auditor = Fake.on(vertx, AuditorService.class, AuditorService.ADDRESS);
    final Fake<OperationsService> operations = Fake.on(vertx, OperationsService.class, OperationsService.ADDRESS);
    final Fake<PersonalizationService> personalization =
            Fake.on(vertx, PersonalizationService.class, PersonalizationService.ADDRESS);
    final Fake<DemandService> demand = Fake.on(vertx, DemandService.class, DemandService.ADDRESS);
    final Fake<FraudService> fraud = Fake.on(vertx, FraudService.class, FraudService.ADDRESS);
    final Fake<NodesService> nodes = Fake.on(vertx, NodesService.class, NodesService.ADDRESS);
    final Map<String, Fake<DomainHealth>> health = new HashMap<>();
    final Map<String, Fake<EventFeed>> feeds = new HashMap<>();
    final Map<String, Fake<FeedControl>> controls = new HashMap<>();
    final TestTokens tokens = new TestTokens(vertx);
    final WebClient client = WebClient.create(vertx);
    private final GatewayVerticle gateway = new GatewayVerticle();
    private final String deployment;

    GatewayFixture() {
        this(new JsonObject());
    }

    GatewayFixture(JsonObject config) {
        for (String domain : Domains.ALL) {
            health.put(domain, Fake.on(vertx, DomainHealth.class, DomainHealth.address(domain)));
            feeds.put(domain, Fake.on(vertx, EventFeed.class, EventFeed.address(domain)));
            controls.put(domain, Fake.on(vertx, FeedControl.class, FeedControl.address(domain)));
        }
        reset();
        JsonObject http = new JsonObject().put("port", 0);
        deployment = await(vertx.deployVerticle(
                gateway, new DeploymentOptions().setConfig(config.copy().put("http", http))));
    }

    /** Every fake answers with examples again. */
    void reset() {
        List.of(identity, merchants, catalog, inventory, cart, orders, payments, settlement, fulfillment, auditor)
                .forEach(Fake::reset);
        operations.reset();
        fraud.reset();
        personalization.reset();
        demand.reset();
        personalization.reply(
                "recommendations", Golden.json(Recommendations.class).encode());
        feeds.values().forEach(feed -> {
            feed.reset();
            feed.reply("correlated", new dev.tradewind.contracts.shared.FeedSlice(List.of(), false, false));
        });
        controls.values().forEach(Fake::reset);
        health.values().forEach(Fake::reset);
        identity.reply("verificationKey", tokens.verificationKey());
    }

    int port() {
        return gateway.port();
    }

    HttpRequest<Buffer> request(HttpMethod method, String path) {
        return client.request(
                method, gateway.port(), "127.0.0.1", path.startsWith("/api") ? path : Document.BASE + path);
    }

    HttpRequest<Buffer> as(Role role, HttpMethod method, String path) {
        return request(method, path).putHeader("Authorization", "Bearer " + tokens.of(role));
    }

    HttpResponse<Buffer> get(String path) {
        return await(request(HttpMethod.GET, path).send());
    }

    HttpResponse<Buffer> get(Role role, String path) {
        return await(as(role, HttpMethod.GET, path).send());
    }

    /** Without a body. */
    HttpResponse<Buffer> post(Role role, String path) {
        return await(as(role, HttpMethod.POST, path).send());
    }

    HttpResponse<Buffer> post(Role role, String path, JsonObject body) {
        return await(as(role, HttpMethod.POST, path).sendJsonObject(body));
    }

    HttpResponse<Buffer> outside(String path) {
        return outside(path, "Accept", "*/*");
    }

    HttpResponse<Buffer> outside(String path, String header, String value) {
        return await(client.request(HttpMethod.GET, gateway.port(), "127.0.0.1", path)
                .putHeader(header, value)
                .followRedirects(false)
                .send());
    }

    HttpResponse<Buffer> post(String path, JsonObject body) {
        return await(request(HttpMethod.POST, path).sendJsonObject(body));
    }

    /** Tells that these subjects of a feed have news. */
    void hint(String feed, String... subjects) {
        vertx.eventBus().publish(FeedHint.address(feed), Wire.write(new FeedHint(feed, List.of(0), List.of(subjects))));
    }

    void undeploy() {
        await(vertx.undeploy(deployment));
    }

    static <T> T await(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw e instanceof RuntimeException r ? r : new IllegalStateException(e);
        }
    }

    static @Nullable String code(HttpResponse<Buffer> response) {
        return response.bodyAsJsonObject().getString("code");
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        reset();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        close();
    }

    @Override
    public void close() {
        client.close();
        await(vertx.close());
    }
}
