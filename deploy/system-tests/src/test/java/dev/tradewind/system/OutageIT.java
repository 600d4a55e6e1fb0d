package dev.tradewind.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A domain that is slow or away hurts only those who need it. */
class OutageIT {
    private static Platform platform;
    private static Market market;
    private static String offer;

    @BeforeAll
    static void open() {
        platform = Platform.start();
        market = platform.market();
        offer = market.offer(market.merchant("Steady"), "Kettle", 3_500, 10_000);
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @AfterEach
    void heal() {
        platform.provider().faults(new JsonObject());
    }

    @Test
    void cartsDoNotNoticeASlowProviderAndOrdersConfirmLater() {
        platform.provider().faults(new JsonObject().put("latency_ms", 5_500));
        Shopper ada = platform.shopper().wants(offer, 1);

        Answer pending = ada.pays("tok_visa").expect(202);
        assertThat(pending.header("Location")).contains("/store/orders/");
        String order = pending.text("id");
        platform.shopper().wants(offer, 1);

        Eventually.see("confirmed", () -> ada.order(order).text("status"), "confirmed"::equals);
        platform.expectInvariants();
    }

    @Test
    void ordersConfirmWithoutFulfillmentWhichCatchesUp() {
        platform.stop("fulfillment");
        String order =
                platform.shopper().wants(offer, 1).pays("tok_visa").expect(201).text("id");
        assertThat(market.rest().get("/admin/shipments").status()).isEqualTo(503);

        platform.resume("fulfillment");

        Eventually.see("the shipment", () -> market.shipments(order), s -> s.size() == 1);
        platform.expectInvariants();
    }

    @Test
    void whatDoesNotNeedAStoppedDomainGoesOn() {
        for (String away : List.of(
                "settlement", "merchants", "identity", "auditor", "catalog", "fulfillment", "personalization")) {
            Shopper before = platform.shopper();
            platform.stop(away);
            assertThat(before.wants(offer, 1).pays("tok_visa").status())
                    .as("checkout without " + away)
                    .isEqualTo(201);
            platform.resume(away);
        }
        for (String away : List.of("inventory", "orders", "payments")) {
            platform.stop(away);
            Shopper shopper = platform.shopper().wants(offer, 1);
            Answer accepted = shopper.paysWithoutWaiting("tok_visa").expect(202);
            assertThat(shopper.rest().get("/store/products?limit=1").status())
                    .as("browsing without " + away)
                    .isEqualTo(200);
            platform.resume(away);
            Eventually.see(
                    "confirmed after " + away + " is back",
                    () -> shopper.order(accepted.text("id")),
                    a -> a.status() == 200 && a.text("status").equals("confirmed"));
        }
        platform.stop("cart");
        assertThat(Rest.at(platform.port()).get("/store/products?limit=1").status())
                .isEqualTo(200);
        assertThat(Rest.at(platform.port())
                        .post("/store/carts", new JsonObject())
                        .status())
                .isEqualTo(503);
        platform.resume("cart");
        platform.expectInvariants();
    }

    @Test
    void aProviderThatErrsOrNeverAnswersLeavesNoOrderWithoutAnEnd() {
        Shopper erring = platform.shopper().wants(offer, 1);
        Shopper slow = platform.shopper().wants(offer, 1);
        String failing = erring.paysWithoutWaiting("tok_error").expect(202).text("id");
        String late = slow.paysWithoutWaiting("tok_slow").expect(202).text("id");

        Eventually.see(
                "confirmed late",
                () -> slow.order(late),
                a -> a.status() == 200 && a.text("status").equals("confirmed"));
        Eventually.see(
                "declined",
                Duration.ofSeconds(60),
                () -> erring.order(failing),
                a -> a.status() == 200 && a.text("payment_status").equals("declined"));
        assertThat(erring.pays("tok_visa").expect(201).text("id")).isEqualTo(failing);
        platform.expectInvariants();
    }

    @Test
    void settlesOnceHoweverOftenTheProviderTellsIt() {
        platform.provider()
                .faults(new JsonObject().put("duplicate_webhooks", true).put("reorder_webhooks", true));
        List<String> orders = buy(10);
        platform.provider().faults(new JsonObject().put("drop_webhooks", true));
        List<String> silent = buy(10);

        orders.forEach(o -> shipAndExpectOneCapture(o));
        silent.forEach(o -> shipAndExpectOneCapture(o));
        platform.expectInvariants();
    }

    private static List<String> buy(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> platform.shopper()
                        .wants(offer, 1)
                        .pays("tok_visa")
                        .expect(201)
                        .text("id"))
                .toList();
    }

    private static void shipAndExpectOneCapture(String order) {
        Eventually.see("a shipment", () -> market.shipments(order), s -> !s.isEmpty())
                .forEach(s -> market.dispatch(s.getString("id")));
        JsonObject captured = Eventually.see("captured", () -> market.order(order), o -> o.getString("payment_status")
                .equals("captured"));
        List<JsonObject> atProvider = platform.provider().payments(order);
        assertThat(atProvider).hasSize(1);
        assertThat(captured.getJsonObject("captured"))
                .isEqualTo(captured.getJsonObject("totals").getJsonObject("total"));
    }
}
