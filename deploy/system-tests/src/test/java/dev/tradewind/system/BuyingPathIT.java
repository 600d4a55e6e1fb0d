package dev.tradewind.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One shopper, one order, from the catalog to the ledger. */
class BuyingPathIT {
    private static Platform platform;
    private static Market market;

    @BeforeAll
    static void open() {
        platform = Platform.start();
        market = platform.market();
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @Test
    void sellsACartOfTwoMerchantsAndSettlesIt() {
        String acme = market.merchant("Acme");
        String bolt = market.merchant("Bolt");
        String lamp = market.offer(acme, "Lamp", 2_000, 5);
        String chair = market.offer(bolt, "Chair", 5_000, 5);

        Shopper ada = platform.shopper().wants(lamp, 2).wants(chair, 1);
        JsonObject totals = ada.cart().json().getJsonObject("totals");
        Answer bought = ada.pays("tok_visa").expect(201);
        String order = bought.text("id");

        assertThat(bought.text("status")).isEqualTo("confirmed");
        assertThat(bought.text("payment_status")).isEqualTo("authorized");
        assertThat(bought.json().getJsonObject("totals")).isEqualTo(totals);
        assertThat(market.stock(lamp).getLong("reserved")).isEqualTo(2);

        List<JsonObject> shipments =
                Eventually.see("a shipment per merchant", () -> market.shipments(order), s -> s.size() == 2);
        market.dispatch(shipments.get(0).getString("id"));
        Eventually.see(
                "half shipped",
                () -> market.order(order),
                o -> o.getString("status").equals("partially_shipped")
                        && o.getString("payment_status").equals("partially_captured"));
        market.dispatch(shipments.get(1).getString("id"));
        shipments.forEach(s -> market.deliver(s.getString("id")));

        JsonObject done = Eventually.see(
                "delivered and captured",
                () -> market.order(order),
                o -> o.getString("status").equals("delivered")
                        && o.getString("payment_status").equals("captured"));
        assertThat(done.getJsonObject("captured")).isEqualTo(totals.getJsonObject("total"));
        Eventually.see(
                "stock gone", () -> market.stock(lamp), s -> s.getLong("on_hand") == 3 && s.getLong("reserved") == 0);
        long total = totals.getJsonObject("total").getLong("amount");
        Eventually.see("both captures in the ledger", () -> clearing(order), c -> c == total);
        platform.expectInvariants();
    }

    @Test
    void givesMoneyBackLineByLine() {
        String merchant = market.merchant("Refunder");
        String mug = market.offer(merchant, "Mug", 1_000, 10);
        Shopper ada = platform.shopper().wants(mug, 3);
        String order = ada.pays("tok_visa").expect(201).text("id");
        JsonObject shipment = Eventually.see("a shipment", () -> market.shipments(order), s -> s.size() == 1)
                .getFirst();
        market.dispatch(shipment.getString("id"));
        JsonObject captured = Eventually.see("captured", () -> market.order(order), o -> o.getString("payment_status")
                .equals("captured"));

        String line = captured.getJsonArray("items").getJsonObject(0).getString("id");
        JsonArray lines =
                new JsonArray().add(new JsonObject().put("line_id", line).put("quantity", 2));
        market.refund(order, new JsonObject().put("lines", lines).put("reason", "broken"))
                .expect(201);
        JsonObject part = Eventually.see("part refunded", () -> market.order(order), o -> o.getString("payment_status")
                .equals("partially_refunded"));
        assertThat(part.getJsonObject("refunded").getLong("amount")).isEqualTo(2_000);

        JsonObject tooMuch = new JsonObject()
                .put("amount", captured.getJsonObject("captured"))
                .put("reason", "greed");
        assertThat(market.refund(order, tooMuch).expect(409).text("code")).isEqualTo("refund_exceeds_captured");
        market.refund(order, new JsonObject().put("reason", "the rest")).expect(201);
        Eventually.see("all refunded", () -> market.order(order), o -> o.getString("payment_status")
                .equals("refunded"));
        platform.expectInvariants();
    }

    @Test
    void letsAShopperPayWithAnotherCardAfterADecline() {
        String offer = market.offer(market.merchant("Second try"), "Vase", 3_000, 1);
        Shopper ada = platform.shopper().wants(offer, 1);

        Answer declined = ada.pays("tok_declined").expect(402);
        assertThat(declined.text("code")).isEqualTo("payment_declined");
        assertThat(market.stock(offer).getLong("reserved")).isEqualTo(1);
        assertThat(ada.pays("tok_declined").expect(402).text("code")).isEqualTo("payment_declined");

        Answer paid = ada.pays("tok_visa").expect(201);
        assertThat(paid.text("status")).isEqualTo("confirmed");
        platform.expectInvariants();
    }

    @Test
    void waitsForTheShopperWhereTheBankAsksForMore() {
        String offer = market.offer(market.merchant("3-D"), "Ring", 90_000, 1);
        Shopper ada = platform.shopper().wants(offer, 1);

        Answer asked = ada.pays("tok_3ds").expect(402);
        assertThat(asked.text("code")).isEqualTo("payment_action_required");
        String url = asked.json().getJsonObject("next_action").getString("url");
        assertThat(ada.rest().get(url).status()).isEqualTo(200);
        Provider.confirm(url);

        Answer paid = Eventually.see("paid", () -> ada.pays("tok_3ds"), a -> a.status() == 201);
        assertThat(paid.text("status")).isEqualTo("confirmed");
        platform.expectInvariants();
    }

    @Test
    void givesTheCartBackWhenStockIsShort() {
        String offer = market.offer(market.merchant("Scarce"), "Globe", 4_000, 1);
        Shopper first = platform.shopper().wants(offer, 1);
        Shopper second = platform.shopper().wants(offer, 1);
        first.pays("tok_visa").expect(201);

        Answer refused = second.pays("tok_visa").expect(409);
        assertThat(refused.text("code")).isEqualTo("insufficient_stock");
        JsonObject cart = Eventually.see("an open cart", () -> second.cart().json(), c -> c.getString("status")
                .equals("open"));
        assertThat(cart.getJsonArray("items")).hasSize(1);
        market.receive(offer, 1);
        Eventually.see("the second try", () -> second.pays("tok_visa"), a -> a.status() == 201);
        platform.expectInvariants();
    }

    @Test
    void cancelsAnOrderThatHasNotLeft() {
        String offer = market.offer(market.merchant("Regret"), "Hat", 2_500, 1);
        Shopper ada = platform.shopper().wants(offer, 1);
        String order = ada.pays("tok_visa").expect(201).text("id");

        ada.rest().post("/store/orders/" + order + "/cancel", new JsonObject());
        JsonObject cancelled = Eventually.see(
                "cancelled",
                () -> market.order(order),
                o -> o.getString("status").equals("cancelled")
                        && o.getString("payment_status").equals("voided"));
        assertThat(cancelled.getJsonObject("captured").getLong("amount")).isZero();
        Eventually.see("stock back", () -> market.stock(offer), s -> s.getLong("available") == 1);
        platform.expectInvariants();
    }

    @Test
    void cancelsWhatHasNotLeftOfAnOrderThatIsPartlyShipped() {
        String lamp = market.offer(market.merchant("Quick"), "Lamp", 2_000, 5);
        String chair = market.offer(market.merchant("Slow"), "Chair", 5_000, 5);
        String order = partlyShipped(lamp, chair);
        String cancel = "/admin/orders/" + order + "/cancel-unshipped";

        market.rest().post(cancel, new JsonObject()).expect(200);

        JsonObject shipped = Eventually.see(
                "what left is all there is",
                () -> market.order(order),
                o -> o.getString("status").equals("shipped")
                        && o.getString("payment_status").equals("captured"));
        assertThat(shipped.getJsonArray("merchants").stream().map(m -> ((JsonObject) m).getString("status")))
                .containsExactlyInAnyOrder("shipped", "cancelled");
        Eventually.see(
                "the chair is free again",
                () -> market.stock(chair),
                s -> s.getLong("available") == 5 && s.getLong("reserved") == 0);
        Eventually.see(
                "the rest is let go",
                () -> market.rest().get("/admin/orders/" + order + "/payments").expect(200),
                a -> Market.list(a).getFirst().getString("state").equals("voided"));
        long captured = shipped.getJsonObject("captured").getLong("amount");
        Eventually.see("the capture in the ledger", () -> clearing(order), c -> c == captured);
        assertThat(market.rest().post(cancel, new JsonObject()).expect(409).text("code"))
                .isEqualTo("order_not_cancellable");
        platform.expectInvariants();
    }

    /** An order of two of the first offer, which have left, and one of the second, which has not. */
    private static String partlyShipped(String two, String one) {
        Shopper ada = platform.shopper().wants(two, 2).wants(one, 1);
        String order = ada.pays("tok_visa").expect(201).text("id");
        List<JsonObject> shipments =
                Eventually.see("a shipment per merchant", () -> market.shipments(order), s -> s.size() == 2);
        shipments.stream()
                .filter(s -> s.getJsonArray("lines").getJsonObject(0).getLong("quantity") == 2)
                .forEach(s -> market.dispatch(s.getString("id")));
        Eventually.see("partly shipped", () -> market.order(order), o -> o.getString("status")
                .equals("partially_shipped"));
        return order;
    }

    @Test
    void tellsTheWholeStoryOfAnOrder() {
        String offer = market.offer(market.merchant("Story"), "Book", 1_500, 1);
        String order =
                platform.shopper().wants(offer, 1).pays("tok_visa").expect(201).text("id");

        Set<String> types = Eventually.see(
                "the shipment in the story", () -> story(order), t -> t.contains("fulfillment.shipment-created.v1"));
        assertThat(types)
                .contains(
                        "cart.completed.v1",
                        "orders.placed.v1",
                        "inventory.reserved.v1",
                        "payments.authorized.v1",
                        "orders.confirmed.v1");
        assertThat(market.rest()
                        .get("/admin/orders/" + order + "/timeline")
                        .response()
                        .body())
                .doesNotContain("tok_visa");
    }

    private static Set<String> story(String order) {
        return Market.list(market.rest()
                        .get("/admin/orders/" + order + "/timeline")
                        .expect(200))
                .stream()
                .map(e -> e.getString("type"))
                .collect(Collectors.toSet());
    }

    private static long clearing(String order) {
        return Market.list(market.rest()
                        .get("/admin/ledger/entries?limit=100&order_id=" + order)
                        .expect(200))
                .stream()
                .filter(e -> e.getString("account").equals("provider_clearing"))
                .mapToLong(e -> e.getJsonObject("amount").getLong("amount"))
                .sum();
    }
}
