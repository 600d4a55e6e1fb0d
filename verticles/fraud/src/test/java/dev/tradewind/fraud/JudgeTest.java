package dev.tradewind.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.contracts.fraud.NewRiskRule;
import dev.tradewind.contracts.fraud.RiskDecision;
import dev.tradewind.contracts.fraud.RiskReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final NewRiskRule LARGE = new NewRiskRule("large", "amount >= 500", RiskDecision.REVIEW);
    private static final NewRiskRule OF_BEFORE =
            new NewRiskRule("of_before", "what_was_called_so > 1", RiskDecision.REJECT);

    private final Features features = new Features(0);
    private final Judge judge = new Judge(features);

    @Test
    void aRuleThatCannotBeReadAnyMoreHoldsForNothingAndTheOthersJudge() {
        Judge.Judgement said = judge.judge(List.of(OF_BEFORE, LARGE), order(500));
        assertThat(said.decision()).isEqualTo(RiskDecision.REVIEW);
        assertThat(said.reasons()).extracting(RiskReason::code).containsExactly("large");
        assertThat(judge.judge(List.of(OF_BEFORE), order(500)).decision()).isEqualTo(RiskDecision.ALLOW);
    }

    @Test
    void nobodyMakesSuchARule() {
        assertThatThrownBy(() -> judge.read(OF_BEFORE)).isInstanceOf(Expression.InvalidException.class);
    }

    private double[] order(int amount) {
        double[] values = new double[features.all().size()];
        values[0] = amount;
        return values;
    }
}
