package dev.tradewind.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.chassis.Received;
import dev.tradewind.contracts.fraud.FraudEvent;
import dev.tradewind.contracts.fraud.ModelRole;
import dev.tradewind.contracts.fraud.NewVerdict;
import dev.tradewind.contracts.fraud.ReviewHistory;
import dev.tradewind.contracts.fraud.ReviewView;
import dev.tradewind.contracts.fraud.RiskModel;
import dev.tradewind.contracts.fraud.RiskModels;
import dev.tradewind.contracts.fraud.Training;
import dev.tradewind.contracts.fraud.TrainingStatus;
import dev.tradewind.contracts.fraud.Verdict;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.OrderId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The life of a model: from none, over a challenger, to a champion, and back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelsIT {
    private static final int FRAUDS = 24;
    private static final long DEAR = 90_000;

    @SuppressWarnings("NullAway.Init")
    private static FraudFixture fixture;

    @BeforeAll
    static void open() {
        fixture = new FraudFixture(new JsonObject()
                .put("label_delay", "0ms")
                .put("settled", "0ms")
                .put("budget", "30s")
                .put("training", new JsonObject().put("orders", 60).put("frauds", 20)));
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    private static RiskModels models() {
        return fixture.domain.await(fixture.fraud.models());
    }

    private static Training train() {
        Training asked = fixture.domain.await(fixture.fraud.train(CallContext.SYSTEM));
        fixture.domain.eventually(
                "trained", () -> fixture.fraud.training(asked.id()).map(now -> now.endedAt() != null));
        return fixture.domain.await(fixture.fraud.training(asked.id()));
    }

    private static ReviewView judged(String email, long total) {
        OrderDetails order = fixture.place(fixture.order(email, total));
        return fixture.scored(order.orderId());
    }

    @Test
    @Order(1)
    void withoutAModelTheRulesJudgeAloneAndItIsSaid() {
        assertThat(models().judging()).startsWith("the rules alone: there is no model yet");
        assertThat(models().data()).isEmpty();

        ReviewView view = judged("first@example.org", 1_000);
        assertThat(view.probability()).isNull();
        assertThat(view.modelVersion()).startsWith("rules-").doesNotContain("+");
    }

    @Test
    @Order(2)
    void aTrainingThatHasTooLittleToLearnFromSaysSo() {
        Training training = train();

        assertThat(training.status()).isEqualTo(TrainingStatus.REFUSED);
        assertThat(training.problem()).contains("it takes 60 and 20");
        assertThat(models().training()).isEqualTo(training);
    }

    @Test
    @Order(3)
    void aModelIsTrainedFromVerdictsAndScoresBesideTheRulesFirst() {
        List<OrderId> thefts = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            boolean theft = i % 5 == 0;
            OrderDetails order =
                    fixture.place(fixture.order("shopper" + i + "@example.org", theft ? DEAR + i : 2_000 + i));
            if (theft) {
                thefts.add(order.orderId());
            }
        }
        thefts.forEach(id -> {
            ReviewView there = fixture.scored(id);
            fixture.domain.await(
                    fixture.fraud.decide(there.orderId(), new NewVerdict(Verdict.FRAUD, null), CallContext.SYSTEM));
        });
        ReviewView last = judged("last@example.org", 1_500);

        Training training = train();

        assertThat(training.status()).as(String.valueOf(training.problem())).isEqualTo(TrainingStatus.DONE);
        assertThat(training.done()).isEqualTo(training.total()).isPositive();
        RiskModel challenger = models().data().getFirst();
        assertThat(challenger.version()).isEqualTo(training.version());
        assertThat(challenger.role()).isEqualTo(ModelRole.CHALLENGER);
        assertThat(challenger.frauds()).isEqualTo(FRAUDS);
        assertThat(challenger.trial().areaUnderCurve()).isGreaterThan(0.95);
        assertThat(challenger.trial().cost()).isLessThan(challenger.trial().costOfAllowing());
        assertThat(models().judging()).startsWith("the rules alone: no model was promoted");
        assertThat(last.probability()).isNull();
    }

    @Test
    @Order(4)
    void aChallengerIsHeardAndNotObeyed() {
        ReviewView view = judged("shadow@example.org", DEAR);

        assertThat(view.probability()).isNull();
        assertThat(view.reasons()).isEmpty();
        FraudEvent.Shadowed shadowed = told(view.orderId(), FraudEvent.Shadowed.class);
        assertThat(shadowed.probability()).isGreaterThan(0.5);
        assertThat(shadowed.inputsDigest())
                .isEqualTo(told(view.orderId(), FraudEvent.Scored.class).inputsDigest());
        RiskModel challenger = models().data().getFirst();
        assertThat(Objects.requireNonNull(challenger.live()).orders()).isPositive();
    }

    @Test
    @Order(5)
    void aChampionsWordCountsByWhatDecisionsCost() {
        String version = models().data().getFirst().version();
        RiskModel champion = fixture.domain.await(fixture.fraud.promote(version, CallContext.SYSTEM));

        ReviewView dear = judged("dear@example.org", DEAR);
        ReviewView cheap = judged("cheap@example.org", 2_000);

        assertThat(champion.role()).isEqualTo(ModelRole.CHAMPION);
        assertThat(models().judging()).isEqualTo("the rules and " + version);
        assertThat(dear.probability()).isGreaterThan(0.5);
        assertThat(dear.modelVersion()).endsWith("+" + version);
        assertThat(dear.reasons()).extracting(reason -> reason.code()).contains("amount");
        assertThat(dear.decision()).isEqualTo(Costs.DEFAULT.cheapest(dear.probability(), DEAR));
        assertThat(cheap.probability()).isLessThan(dear.probability());
        FraudEvent.Scored scored = told(dear.orderId(), FraudEvent.Scored.class);
        assertThat(scored.probability()).isEqualTo(dear.probability());
        assertThat(scored.modelVersion()).isEqualTo(dear.modelVersion());
    }

    @Test
    @Order(6)
    void whatIsTrainedAnewFromTheSameJournalScoresAsThisOneDoes() {
        RiskModel champion = models().data().getFirst();
        Training again = train();

        assertThat(again.status()).isEqualTo(TrainingStatus.DONE);
        assertThat(models().data())
                .filteredOn(model -> model.role() == ModelRole.CHAMPION)
                .extracting(RiskModel::version)
                .containsExactly(champion.version());
        ReviewView view = judged("again@example.org", DEAR);
        if (!Objects.equals(again.version(), champion.version())) {
            FraudEvent.Shadowed other = told(view.orderId(), FraudEvent.Shadowed.class);
            assertThat(other.probability()).isCloseTo(Objects.requireNonNull(view.probability()), within(0.5));
        }
    }

    @Test
    @Order(7)
    void whoSharesACardIsFoundAndTheCardIsWorthASecondLook() {
        OrderDetails one = fixture.place(fixture.order("one@example.org", 1_100));
        OrderDetails two = fixture.place(fixture.order("two@example.org", 1_200));
        fixture.scored(one.orderId());
        fixture.scored(two.orderId());
        fixture.paid(one, "card-7");
        fixture.paid(two, "card-7");
        fixture.domain.eventually(
                "both cards are known",
                () -> fixture.fraud.history(two.orderId()).map(history -> history.data().stream()
                        .anyMatch(past -> past.shared().contains("card"))));
        ReviewHistory history = fixture.domain.await(fixture.fraud.history(one.orderId()));
        assertThat(history.data())
                .filteredOn(past -> past.orderId().equals(two.orderId()))
                .singleElement()
                .satisfies(past -> assertThat(past.shared()).containsExactly("address", "card"));
        assertThat(fixture.said(two.orderId())).filteredOn("Scored"::equals).hasSize(2);
    }

    @Test
    @Order(8)
    void aCardThatIsKnownBeforeTheOrderIsNotForgotten() {
        OrderDetails early = fixture.order("early@example.org", 1_300);
        fixture.paid(early, "card-8");
        OrderDetails other = fixture.place(fixture.order("other@example.org", 1_400));
        fixture.scored(other.orderId());
        fixture.paid(other, "card-8");
        fixture.domain.eventually(
                "the card is known",
                () -> Future.succeededFuture(fixture.said(other.orderId()).stream()
                                .filter("Scored"::equals)
                                .count()
                        == 2));
        fixture.place(early);
        fixture.scored(early.orderId());
        ReviewHistory history = fixture.domain.await(fixture.fraud.history(early.orderId()));
        assertThat(history.data())
                .filteredOn(past -> past.orderId().equals(other.orderId()))
                .singleElement()
                .satisfies(past -> assertThat(past.shared()).contains("card"));
    }

    @Test
    @Order(9)
    void aSecondLookLeavesAVerdictAsItIs() {
        OrderDetails order = fixture.place(fixture.order("decided@example.org", 300_000));
        ReviewView open = fixture.scored(order.orderId());
        ReviewView decided = fixture.domain.await(
                fixture.fraud.decide(open.orderId(), new NewVerdict(Verdict.GOOD, "known well"), CallContext.SYSTEM));
        fixture.paid(order, "card-9");
        fixture.domain.eventually(
                "a second look",
                () -> Future.succeededFuture(fixture.said(order.orderId()).stream()
                                .filter("Scored"::equals)
                                .count()
                        == 2));

        ReviewView now = fixture.scored(order.orderId());
        assertThat(now.verdict()).isEqualTo(decided.verdict());
        assertThat(now.status()).isEqualTo(decided.status());
        assertThat(fixture.said(order.orderId()))
                .filteredOn("Suspected"::equals)
                .hasSize(1);
    }

    @Test
    @Order(11)
    void aRefundForAFraudIsAnOutcome() {
        ReviewView view = judged("refunded@example.org", 1_600);
        fixture.refunded(view.orderId(), "Chargeback by the bank");
        OrderId other = judged("unhappy@example.org", 1_700).orderId();
        fixture.refunded(other, "damaged");
        ReviewView after = judged("after@example.org", 1_700);
        fixture.domain.eventually(
                "the outcome",
                () -> Future.succeededFuture(fixture.said(view.orderId()).contains("TurnedOut")));
        assertThat(told(view.orderId(), FraudEvent.TurnedOut.class).outcome()).isEqualTo(Verdict.FRAUD);
        assertThat(fixture.said(other)).doesNotContain("TurnedOut");
        assertThat(after.status()).isNotNull();
    }

    @Test
    @Order(12)
    void aRetiredChampionLeavesTheRulesAlone() {
        String version = models().data().stream()
                .filter(model -> model.role() == ModelRole.CHAMPION)
                .findFirst()
                .orElseThrow()
                .version();
        RiskModel retired = fixture.domain.await(fixture.fraud.retire(version, CallContext.SYSTEM));
        assertThat(retired.role()).isEqualTo(ModelRole.RETIRED);
        assertThat(judged("alone@example.org", DEAR).probability()).isNull();
        assertThat(fixture.fault(fixture.fraud.promote("gbt-none", CallContext.SYSTEM))
                        .code())
                .isEqualTo("not_found");
    }

    @Test
    @Order(13)
    void theOldestModelIsForgottenWithAllThatItSaid() {
        fixture.sql(
                """
                insert into fraud.models select 'old-' || age, 'retired', now() - age * interval '1 day', '', 1, 1,
                    '{}', '{}', '' from generate_series(1, 30) age;
                insert into fraud.model_scores select 'old-' || age, 'ord_1', 0.5, '' from unnest(array[1, 30]) age""");
        assertThat(train().status()).isEqualTo(TrainingStatus.DONE);
        String left = fixture.asked("select string_agg(version, '') from fraud.model_scores where order_id = 'ord_1'");
        assertThat(left).isEqualTo("old-1");
    }

    private static <E extends FraudEvent> E told(OrderId id, Class<E> type) {
        return fixture.domain.events(FraudEvent.TYPES).stream()
                .filter(r -> r.envelope().subject().equals(id.value()))
                .map(Received::event)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
