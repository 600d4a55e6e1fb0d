package dev.tradewind.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fraud may hold an order until somebody has looked at it; without fraud nothing is missing but its advice. */
class FraudFlowIT {
    private static Platform platform;
    private static Market market;
    private static String ordinary;
    private static String dear;

    @BeforeAll
    static void open() {
        platform = Platform.start();
        market = platform.market();
        String merchant = market.merchant("Jeweller");
        ordinary = market.offer(merchant, "Ring", 3_500, 1_000);
        dear = market.offer(merchant, "Necklace", 350_000, 1_000);
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
    void aHeldOrderIsConfirmedByOneVerdictAndCancelledByTheOther() {
        // So that fraud speaks before the money is there.
        platform.provider().faults(new JsonObject().put("latency_ms", 1_000));
        Shopper honest = platform.shopper().wants(dear, 1);
        Shopper thief = platform.shopper().wants(dear, 1);
        String good = honest.paysWithoutWaiting("tok_visa").expect(202).text("id");
        String bad = thief.paysWithoutWaiting("tok_visa").expect(202).text("id");
        for (String order : List.of(good, bad)) {
            Eventually.see("paid", () -> paymentStatus(order), "authorized"::equals);
            assertThat(market.order(order).getString("status")).isEqualTo("pending");
            Eventually.see("the review", FraudFlowIT::openReviews, reviews -> reviews.contains(order));
        }

        decide(good, "good").expect(200);
        decide(bad, "fraud").expect(200);

        Eventually.see("confirmed", () -> honest.order(good).text("status"), "confirmed"::equals);
        Eventually.see("cancelled", () -> thief.order(bad).text("status"), "cancelled"::equals);
        Eventually.see("voided", () -> market.order(bad).getString("payment_status"), "voided"::equals);
        assertThat(openReviews()).doesNotContain(good, bad);
        platform.expectInvariants();
    }

    @Test
    void ordersAreConfirmedAtOnceWhileFraudIsAwayAndScoredWhenItIsBack() {
        platform.stop("fraud");
        String order =
                platform.shopper().wants(dear, 1).pays("tok_visa").expect(201).text("id");
        assertThat(market.rest().get("/admin/fraud/reviews").status()).isEqualTo(503);

        platform.resume("fraud");

        Eventually.see("the review", FraudFlowIT::openReviews, reviews -> reviews.contains(order));
        decide(order, "fraud").expect(200);
        Eventually.see("cancelled", () -> market.order(order).getString("status"), "cancelled"::equals);
        platform.expectInvariants();
    }

    @Test
    void anOrdinaryOrderIsScoredAndNotHeld() {
        String order = platform.shopper()
                .wants(ordinary, 1)
                .pays("tok_visa")
                .expect(201)
                .text("id");

        Eventually.see(
                "the score",
                () -> market.rest().get("/admin/fraud/reviews/" + order).status(),
                s -> s == 200);
        assertThat(market.rest().get("/admin/fraud/reviews/" + order).text("decision"))
                .isEqualTo("allow");
    }

    private static List<String> openReviews() {
        return Market.list(market.rest().get("/admin/fraud/reviews?status=open").expect(200)).stream()
                .map(review -> review.getString("order_id"))
                .toList();
    }

    /** Empty as long as there is no such order. */
    private static String paymentStatus(String order) {
        Answer answer = market.rest().get("/admin/orders/" + order);
        return answer.status() == 200 ? answer.text("payment_status") : "";
    }

    private static Answer decide(String order, String verdict) {
        return market.rest()
                .post("/admin/fraud/reviews/" + order + "/verdict", new JsonObject().put("verdict", verdict));
    }
}
