package dev.tradewind.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final List<String> NAMES = List.of("amount", "customer_count_1d");

    private static boolean holds(String expression, double first, double second) {
        return Expression.of(expression, NAMES).holds(NAMES, new double[] {first, second});
    }

    @Test
    void comparesAndCombines() {
        assertThat(holds("amount > 1000 && customer_count_1d == 0", 1001, 0)).isTrue();
        assertThat(holds("amount > 1000 && customer_count_1d == 0", 1001, 1)).isFalse();
        assertThat(holds("(amount + 500) / 2 >= 1000 || customer_count_1d > 9", 1500, 0))
                .isTrue();
    }

    @Test
    void whatIsNotKnownMakesAComparisonFalse() {
        assertThat(holds("customer_count_1d < 5", 1, Double.NaN)).isFalse();
        assertThat(holds("customer_count_1d >= 5", 1, Double.NaN)).isFalse();
        assertThat(holds("customer_count_1d > 5 || amount > 10", 11, Double.NaN))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount",
                "price > 1",
                "amount >",
                "amount = 5",
                "amount.class > 1",
                "amount > 1; amount < 2",
                "while (true) amount > 1",
                "new java.lang.Object() == 1",
                "System.exit(1) == 1",
                "\"a\" =~ \"(a+)+b\"",
                "((((amount",
                ""
            })
    void refusesWhatIsNoConditionOverFeatures(String expression) {
        assertThatThrownBy(() -> holds(expression, 1, 1)).isInstanceOf(Expression.InvalidException.class);
    }
}
