package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.shared.Domains;
import dev.tradewind.contracts.shared.HealthReport;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages, health, metrics, and how the gateway leaves. */
class SiteIT {
    private GatewayFixture gateway;

    @BeforeEach
    void open() {
        gateway = new GatewayFixture();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void isLive() {
        assertThat(gateway.outside("/health/live").bodyAsJsonObject().getString("status"))
                .isEqualTo("live");
    }

    @Test
    void isReadyWhenEveryDomainIs() {
        HttpResponse<Buffer> response = gateway.outside("/health/ready");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.bodyAsJsonObject().getString("status")).isEqualTo("ready");
        assertThat(response.bodyAsJsonObject().getJsonArray("domains").stream()
                        .map(d -> ((JsonObject) d).getString("domain")))
                .containsExactlyElementsOf(Domains.ALL);
    }

    @Test
    void isDegradedButReadyWithoutFulfillment() throws Exception {
        gateway.health.get("fulfillment").leave();
        HttpResponse<Buffer> response = gateway.outside("/health/ready");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.bodyAsJsonObject().getString("status")).isEqualTo("degraded");
    }

    @Test
    void isNotReadyWithoutTheCart() throws Exception {
        gateway.health.get("cart").leave();
        HttpResponse<Buffer> response = gateway.outside("/health/ready");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.bodyAsJsonObject().getString("status")).isEqualTo("down");
    }

    @Test
    void tellsStrangersThatSomethingIsWrongAndInsidersWhat() {
        HealthReport ill = new HealthReport(
                "cart",
                false,
                "1",
                Instant.EPOCH,
                List.of(new HealthReport.Check("database", false, "no route to db-7")));
        gateway.health.get("cart").reply("report", ill);
        assertThat(gateway.outside("/health/ready").bodyAsString()).contains("no route to db-7");
        try (GatewayFixture behindAProxy = new GatewayFixture(new JsonObject().put("trust_proxy", true))) {
            behindAProxy.health.get("cart").reply("report", ill);
            HttpResponse<Buffer> stranger = behindAProxy.outside("/health/ready");
            assertThat(stranger.statusCode()).isEqualTo(503);
            assertThat(stranger.bodyAsString()).contains("database").doesNotContain("db-7");
            String staff = "Bearer " + behindAProxy.tokens.of(Role.VIEWER);
            assertThat(behindAProxy
                            .outside("/health/ready", "Authorization", staff)
                            .bodyAsString())
                    .contains("no route to db-7");
        }
    }

    @Test
    void servesTheDocument() {
        HttpResponse<Buffer> response = gateway.outside("/openapi.yaml");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.bodyAsString()).startsWith("openapi: 3.1.0");
    }

    @Test
    void servesPagesUnderAStrictPolicy() {
        HttpResponse<Buffer> page = gateway.outside("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.bodyAsString()).contains("a page for tests");
        assertThat(page.getHeader("Content-Security-Policy"))
                .contains("script-src 'self'")
                .contains("require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(page.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(gateway.outside("/docs").getHeader("Location")).isEqualTo("/docs/");
        assertThat(gateway.outside("/docs/").statusCode()).isEqualTo(200);
        assertThat(gateway.outside("/nothing").statusCode()).isEqualTo(404);
        assertThat(gateway.outside("/../logback-test.xml").statusCode()).isEqualTo(404);
        assertThat(gateway.outside("/%2e%2e/logback-test.xml").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsWhatIsNamedByItsContentForEverAndPagesNever() {
        HttpResponse<Buffer> script = gateway.outside("/assets/shop/main-ABCD1234.js");
        assertThat(script.getHeader("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(script.getHeader("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        HttpResponse<Buffer> page = gateway.outside("/");
        assertThat(page.getHeader("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.getHeader("Vary")).isEqualToIgnoringCase("Accept-Encoding");
        assertThat(gateway.outside("/", "If-None-Match", page.getHeader("ETag")).statusCode())
                .isEqualTo(304);
    }

    @Test
    void sendsTheCompressedCopyToWhoeverTakesIt() {
        HttpResponse<Buffer> page = gateway.outside("/", "Accept-Encoding", "gzip, br");
        assertThat(page.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(page.body().getByte(0)).isEqualTo((byte) 0x1f);
        assertThat(gateway.outside("/").getHeader("Content-Encoding")).isNull();
    }

    @Test
    void answersTheShopsAddressesWithItsPage() {
        for (String address :
                List.of("/search", "/p/prod_01jd", "/c/cat_01jd", "/m/mer_01jd", "/orders/ord_01jd", "/cart")) {
            HttpResponse<Buffer> page = gateway.outside(address);
            assertThat(page.statusCode()).as(address).isEqualTo(200);
            assertThat(page.bodyAsString()).contains("a page for tests");
        }
        HttpResponse<Buffer> unknown = gateway.outside("/p/prod_01jd/more");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.bodyAsString()).contains("a page for tests");
        assertThat(gateway.outside("/files.txt").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsHowLongRequestsTake() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Metrics.addRegistry(registry);
        try {
            assertThat(gateway.get("/store/categories").statusCode()).isEqualTo(200);
            assertThat(gateway.outside("/metrics").bodyAsString())
                    .contains("tradewind_http_requests_seconds_count{operation=\"listCategories\",status=\"200\"}");
        } finally {
            Metrics.removeRegistry(registry);
        }
    }

    @Test
    void letsRunningRequestsFinishAndWaitingShoppersGo() {
        gateway.cart.reply(
                "cartDocument",
                arguments -> gateway.vertx.timer(300, TimeUnit.MILLISECONDS).map(late -> Fake.document()));
        gateway.orders.reply("order", arguments -> Future.failedFuture("not yet"));
        Future<HttpResponse<Buffer>> slow = Bursts.client(gateway)
                .request(HttpMethod.GET, gateway.port(), "127.0.0.1", Document.BASE + "/store/carts/cart_01jd")
                .send();
        Future<HttpResponse<Buffer>> waiting = Bursts.client(gateway)
                .request(
                        HttpMethod.POST, gateway.port(), "127.0.0.1", Document.BASE + "/store/carts/cart_01jd/complete")
                .sendJsonObject(new JsonObject()
                        .put(
                                "payment",
                                new JsonObject().put("provider", "sandbox").put("token", "tok_visa")));
        Eventually.holds(() -> !gateway.cart.asked("cartDocument").isEmpty()
                && !gateway.orders.asked("order").isEmpty());
        gateway.undeploy();
        assertThat(await(slow).statusCode()).isEqualTo(200);
        assertThat(await(waiting).statusCode()).isEqualTo(202);
    }
}
