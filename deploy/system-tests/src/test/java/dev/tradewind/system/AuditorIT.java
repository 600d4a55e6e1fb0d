package dev.tradewind.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The auditor over the whole platform: what is truly broken in a domain's tables, and what it mends by itself. */
class AuditorIT {
    private static Platform platform;
    private static Market market;

    @BeforeAll
    static void open() {
        platform = Platform.start(new JsonObject()
                .put(
                        "verticles",
                        new JsonObject()
                                .put(
                                        "auditor",
                                        new JsonObject()
                                                .put("interval", "1s")
                                                .put("settling", "1s")
                                                .put("lagging", "3s")
                                                .put("order_deadline", "1s")
                                                .put("deadline_grace", "1s"))
                                .put("orders", new JsonObject().put("audit_grace", "1s"))));
        market = platform.market();
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @Test
    void goesRedWithTheRightIdsWhenDataIsBrokenAndGreenAgain() {
        String offer = market.offer(market.merchant("Acme"), "Tea", 1_000, 10);
        String order = delivered(offer);
        platform.expectInvariants();

        platform.sql("update inventory.stock set on_hand = on_hand + 1 where offer_id = '" + offer + "'");
        platform.sql(
                "update payments.payments set captured_minor = captured_minor - 1 where order_id = '" + order + "'");
        platform.sql("update cart.cursors set handled = handled + 1 where feed = 'catalog' and partition = 0");

        assertThat(red(1, offer).getString("detail"))
                .startsWith("on hand 10 = received 10 ")
                .contains("shipped 1 ");
        assertThat(red(2, order).getString("rule")).isEqualTo("payments: transfers_add_up");
        assertThat(red(3, order).getString("detail")).startsWith("payments ").contains(", ledger ");
        assertThat(red(5, "cart/catalog/0").getString("detail")).startsWith("cart ← catalog: handled ");
        Eventually.see(
                "the metric", platform::metrics, m -> m.contains("tradewind_invariant_green{invariant=\"1\"} 0"));

        platform.sql("update inventory.stock set on_hand = on_hand - 1 where offer_id = '" + offer + "'");
        platform.sql(
                "update payments.payments set captured_minor = captured_minor + 1 where order_id = '" + order + "'");
        platform.sql("update cart.cursors set handled = handled - 1 where feed = 'catalog' and partition = 0");
        platform.expectInvariants();
        assertThat(invariants())
                .allSatisfy(i -> assertThat(i.getString("status")).isEqualTo("green"));
    }

    @Test
    void givesUpAnOrderWhoseTimerWasLostAndReleasesWhatItHeld() {
        String offer = market.offer(market.merchant("Slow"), "Cup", 1_000, 10);
        platform.stop("payments");
        String order = platform.shopper()
                .wants(offer, 1)
                .paysWithoutWaiting("tok_visa")
                .expect(202)
                .text("id");
        Eventually.see("reserved", () -> market.stock(offer), s -> s.getInteger("reserved") == 1);
        platform.sql("delete from orders.tasks");
        platform.sql("update orders.orders set deadline_at = now() - interval '1 minute',"
                + " progress = (progress::jsonb || jsonb_build_object('deadline', now() - interval '1 minute'))::json"
                + " where id = '" + order + "'");

        Eventually.see("given up", () -> market.order(order), o -> o.getString("status")
                .equals("cancelled"));
        platform.resume("payments");
        platform.expectInvariants();

        assertThat(market.stock(offer).getInteger("reserved")).isZero();
        assertThat(repairs(order)).singleElement().satisfies(r -> {
            assertThat(r.getJsonObject("repair").getString("outcome")).isEqualTo("done");
            assertThat(r.getString("reason")).startsWith("decided_within_deadline: ");
        });
    }

    /** An order of one piece, all the way. */
    private static String delivered(String offer) {
        String order =
                platform.shopper().wants(offer, 1).pays("tok_visa").expect(201).text("id");
        JsonObject shipment = Eventually.see("a shipment", () -> market.shipments(order), s -> !s.isEmpty())
                .getFirst();
        market.dispatch(shipment.getString("id"));
        Eventually.see("captured", () -> market.order(order), o -> o.getString("payment_status")
                .equals("captured"));
        return order;
    }

    private static List<JsonObject> invariants() {
        return objects(market.proofs(), "data").toList();
    }

    private static List<JsonObject> repairs(String subject) {
        return objects(market.proofs(), "repairs")
                .filter(r -> r.getString("subject").equals(subject))
                .toList();
    }

    /** The breach that this subject makes of this invariant, once it is found. */
    private static JsonObject red(int number, String subject) {
        Predicate<JsonObject> ofSubject = b -> b.getString("subject").equals(subject);
        JsonObject invariant = Eventually.see(
                "invariant " + number + " is red for " + subject,
                () -> invariants().get(number - 1),
                i -> objects(i, "breaches").anyMatch(ofSubject));
        assertThat(invariant.getString("status")).isEqualTo("red");
        return objects(invariant, "breaches").filter(ofSubject).findFirst().orElseThrow();
    }

    private static Stream<JsonObject> objects(JsonObject in, String key) {
        return in.getJsonArray(key).stream().map(JsonObject.class::cast);
    }
}
