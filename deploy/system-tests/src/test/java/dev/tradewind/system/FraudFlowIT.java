package dev.tradewind.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fraud may hold an order until somebody has looked at it; without fraud nothing is missing but its advice. */
class FraudFlowIT {
    /** What a busy machine may add to a median; an order that waits for fraud would take seconds. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    private static Platform platform;
    private static Market market;
    private static String ordinary;
    private static String dear;

    @BeforeAll
    static void open() {
        platform = Platform.start(new JsonObject()
                .put(
                        "verticles",
                        new JsonObject().put("fraud", new JsonObject().put("model", MoodyModel.class.getName()))));
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
        MoodyModel.become(MoodyModel.Mood.HARMLESS);
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

        assertThat(scored(order).getString("decision")).isEqualTo("allow");
        List<JsonObject> timeline = Market.list(
                market.rest().get("/admin/orders/" + order + "/timeline").expect(200));
        assertThat(timeline).extracting(event -> event.getString("feed")).contains("orders", "fraud");
    }

    @Test
    void whateverTheModelDoesOrdersAreConfirmedAsWithoutFraud() {
        platform.stop("fraud");
        Pulse without = Pulse.of(platform, ordinary);
        platform.resume("fraud");
        assertThat(without.allConfirmed()).isTrue();

        for (MoodyModel.Mood mood : MoodyModel.Mood.values()) {
            MoodyModel.become(mood);
            Pulse with = Pulse.of(platform, ordinary);

            assertThat(with.answers()).as("answers while the model is " + mood).isEqualTo(without.answers());
            assertThat(with.median())
                    .as("while it is " + mood)
                    .isLessThan(without.median().plus(SLACK));
            JsonObject last = scored(with.orders().getLast());
            boolean hasOpinion = mood == MoodyModel.Mood.HARMLESS;
            assertThat(last.getString("model_version").endsWith("+moody-1")).isEqualTo(hasOpinion);
            assertThat(last.getValue("probability") != null).isEqualTo(hasOpinion);
            assertThat(market.rest().get("/admin/fraud/models").expect(200).text("judging"))
                    .contains(hasOpinion ? "the rules and moody-1" : "the rules alone at present");
        }
        platform.expectInvariants();
    }

    @Test
    void ordersAreConfirmedAsWithoutFraudWhileItCannotGoOnAndScoredLater() {
        Pulse before = Pulse.of(platform, ordinary);
        Pulse during;
        // A lock that does not hold back the feeds, but all that fraud does.
        try (Platform.Holding unused = platform.holding("lock table fraud.turn in exclusive mode")) {
            during = Pulse.of(platform, ordinary);
        }
        assertThat(scored(during.orders().getLast()).getString("decision")).isEqualTo("allow");
        assertThat(Market.list(
                        market.rest().get("/admin/dead-letters?consumer=fraud").expect(200)))
                .isEmpty();
        platform.sql("alter table fraud.scores rename to mislaid");
        Pulse throwing = Pulse.of(platform, ordinary);
        platform.sql("alter table fraud.mislaid rename to scores");

        for (Pulse pulse : List.of(during, throwing)) {
            assertThat(pulse.answers()).isEqualTo(before.answers());
            assertThat(pulse.median()).isLessThan(before.median().plus(SLACK));
        }
        platform.expectInvariants();
    }

    private static JsonObject scored(String order) {
        return Eventually.see(
                        "the score of " + order,
                        () -> market.rest().get("/admin/fraud/reviews/" + order),
                        answer -> answer.status() == 200)
                .json();
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
