package dev.tradewind.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.fraud.FraudError;
import dev.tradewind.contracts.fraud.FraudEvent;
import dev.tradewind.contracts.fraud.NewRiskRule;
import dev.tradewind.contracts.fraud.NewVerdict;
import dev.tradewind.contracts.fraud.ReviewPage;
import dev.tradewind.contracts.fraud.ReviewQuery;
import dev.tradewind.contracts.fraud.ReviewStatus;
import dev.tradewind.contracts.fraud.ReviewView;
import dev.tradewind.contracts.fraud.RiskDecision;
import dev.tradewind.contracts.fraud.RiskRule;
import dev.tradewind.contracts.fraud.Verdict;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FraudIT {
    private static final long LARGE = 300_000;

    @SuppressWarnings("NullAway.Init")
    private static FraudFixture fixture;

    @BeforeAll
    static void open() {
        fixture = new FraudFixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void anOrdinaryOrderIsScoredAndNobodyIsBothered() {
        OrderId id = fixture.place(fixture.order("ordinary@example.org", 1_000)).orderId();

        ReviewView view = fixture.scored(id);

        assertThat(view.decision()).isEqualTo(RiskDecision.ALLOW);
        assertThat(view.status()).isEqualTo(ReviewStatus.NONE);
        fixture.eventuallySaid(id, "Scored");
    }

    @Test
    void anOrderIsScoredOnceHoweverOftenItIsTold() {
        OrderDetails order = fixture.order("twice@example.org", LARGE);
        fixture.place(order);
        fixture.place(order);
        OrderId last = fixture.place(fixture.order("last@example.org", 1_000)).orderId();
        ReviewView unused = fixture.scored(last);

        fixture.eventuallySaid(order.orderId(), "Scored", "Suspected");
        FraudEvent.Scored scored = fixture.domain.events(FraudEvent.TYPES).stream()
                .map(received -> received.event())
                .filter(FraudEvent.Scored.class::isInstance)
                .map(FraudEvent.Scored.class::cast)
                .filter(e -> e.orderId().equals(order.orderId()))
                .findFirst()
                .orElseThrow();
        assertThat(scored.inputsDigest()).hasSize(64);
        assertThat(scored.modelVersion()).startsWith("rules-");
        assertThat(scored.reasons()).extracting(reason -> reason.code()).contains("large_order");
    }

    @Test
    void aSuspectedOrderWaitsForAVerdictThatCountsOnce() {
        OrderId id = fixture.place(fixture.order("suspect@example.org", LARGE)).orderId();
        assertThat(fixture.scored(id).status()).isEqualTo(ReviewStatus.OPEN);
        assertThat(openReviews()).extracting(ReviewView::orderId).contains(id);

        NewVerdict fraud = new NewVerdict(Verdict.FRAUD, "known address");
        ReviewView decided = fixture.domain.await(fixture.fraud.decide(id, fraud, CallContext.SYSTEM));
        ReviewView again = fixture.domain.await(fixture.fraud.decide(id, fraud, CallContext.SYSTEM));

        assertThat(decided.status()).isEqualTo(ReviewStatus.DECIDED);
        assertThat(again).isEqualTo(decided);
        assertThat(openReviews()).extracting(ReviewView::orderId).doesNotContain(id);
        assertThat(fixture.fault(fixture.fraud.decide(id, new NewVerdict(Verdict.GOOD, null), CallContext.SYSTEM))
                        .code())
                .isEqualTo(FraudError.REVIEW_DECIDED.key());
        fixture.eventuallySaid(id, "Scored", "Suspected", "Reviewed");
    }

    @Test
    void aRuleIsTestedOnPastOrdersJudgesOnlyWhenLiveAndSeesVerdicts() {
        OrderId first =
                fixture.place(fixture.order("thief@example.org", 77_000)).orderId();
        ReviewView unused = fixture.scored(first);
        ReviewView decided = fixture.domain.await(
                fixture.fraud.decide(first, new NewVerdict(Verdict.FRAUD, null), CallContext.SYSTEM));
        NewRiskRule known = new NewRiskRule("known_thief", "customer_frauds_30d > 0", RiskDecision.REJECT);
        NewRiskRule amount = new NewRiskRule("odd_amount", "amount == 77000", RiskDecision.REVIEW);

        RiskRule tested = fixture.domain.await(fixture.fraud.makeRule(amount, CallContext.SYSTEM));
        assertThat(tested.live()).isFalse();
        assertThat(tested.backTest().matched()).isEqualTo(1);
        assertThat(tested.backTest().frauds()).isEqualTo(1);
        assertThat(tested.backTest().examples()).containsExactly(first);
        fixture.domain.await(fixture.fraud.makeRule(known, CallContext.SYSTEM));

        OrderId before =
                fixture.place(fixture.order("thief@example.org", 1_000)).orderId();
        assertThat(fixture.scored(before).decision()).isEqualTo(RiskDecision.ALLOW);
        fixture.domain.await(fixture.fraud.goLive("known_thief", CallContext.SYSTEM));
        OrderId after = fixture.place(fixture.order("thief@example.org", 1_000)).orderId();
        assertThat(fixture.scored(after).decision()).isEqualTo(RiskDecision.REJECT);
        fixture.domain.await(fixture.fraud.dropRule("known_thief", CallContext.SYSTEM));

        assertThat(decided.decision()).isEqualTo(RiskDecision.ALLOW);
        assertThat(fixture.fault(fixture.fraud.makeRule(amount, CallContext.SYSTEM))
                        .code())
                .isEqualTo(FraudError.RULE_EXISTS.key());
    }

    @Test
    void aRuleThatCannotBeReadIsRefused() {
        NewRiskRule bad = new NewRiskRule("bad", "price > 5", RiskDecision.REVIEW);

        assertThat(fixture.fault(fixture.fraud.makeRule(bad, CallContext.SYSTEM))
                        .code())
                .isEqualTo(FraudError.INVALID_RULE.key());
    }

    private static List<ReviewView> openReviews() {
        ReviewPage page =
                fixture.domain.await(fixture.fraud.reviews(new ReviewQuery(ReviewStatus.OPEN, PageRequest.first())));
        return page.data();
    }
}
