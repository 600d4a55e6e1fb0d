package dev.tradewind.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.fraud.RiskCosts;
import dev.tradewind.contracts.fraud.RiskDecision;
import dev.tradewind.contracts.fraud.RiskThreshold;
import dev.tradewind.contracts.fraud.Verdict;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CostsTest {
    private static final Costs COSTS = new Costs(new RiskCosts(2_500, 100, 500, 1_000, 20));

    @Property
    void noOtherDecisionIsExpectedToCostLess(
            @ForAll @DoubleRange(max = 1) double probability, @ForAll @LongRange(max = 10_000_000) long amount) {
        RiskDecision cheapest = COSTS.cheapest(probability, amount);

        for (RiskDecision other : RiskDecision.values()) {
            assertThat(expected(cheapest, probability, amount))
                    .isLessThanOrEqualTo(expected(other, probability, amount) + 1);
        }
    }

    private static double expected(RiskDecision decision, double probability, long amount) {
        return probability * COSTS.cost(decision, amount, Verdict.FRAUD)
                + (1 - probability) * COSTS.cost(decision, amount, Verdict.GOOD);
    }

    @Property
    void thresholdsSayWhereDecisionsChange(@ForAll @LongRange(min = 1, max = 10_000_000) long amount) {
        RiskThreshold thresholds = COSTS.thresholds(amount);

        assertThat(COSTS.cheapest(Math.max(0, thresholds.review() - .001), amount))
                .isEqualTo(RiskDecision.ALLOW);
        assertThat(COSTS.cheapest(Math.min(1, thresholds.review() + .001), amount))
                .isNotEqualTo(RiskDecision.ALLOW);
        assertThat(COSTS.cheapest(Math.min(1, thresholds.reject() + .001), amount))
                .isEqualTo(RiskDecision.REJECT);
    }

    @Test
    void aLargeOrderIsLookedAtSoonerThanASmallOne() {
        assertThat(COSTS.cheapest(.05, 1_000)).isEqualTo(RiskDecision.ALLOW);
        assertThat(COSTS.cheapest(.05, 100_000)).isEqualTo(RiskDecision.REVIEW);
        assertThat(COSTS.cheapest(.999, 100_000)).isEqualTo(RiskDecision.REJECT);
    }
}
