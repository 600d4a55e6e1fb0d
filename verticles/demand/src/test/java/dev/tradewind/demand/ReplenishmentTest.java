package dev.tradewind.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReplenishmentTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final Replenishment STEADY = new Replenishment(new double[] {14, 14, 14, 14}, 7);

    @Test
    void buysForTheTimeToDeliverAndBetweenLooks() {
        Replenishment.Policy policy = new Replenishment.Policy(14, 7, .95);

        assertThat(STEADY.demand(14)).isCloseTo(28, within(1e-9));
        assertThat(STEADY.safety(14, .95)).isCloseTo(1.6449 * 7 * Math.sqrt(2), within(.01));
        assertThat(STEADY.reorderPoint(policy)).isEqualTo(45);
        assertThat(STEADY.orderUpTo(policy)).isEqualTo(62);
        assertThat(STEADY.arithmetic(policy, 20)).contains("= 62; less 20 available = 42");
    }

    @Test
    void stockLastsAsLongAsItIsExpectedTo() {
        assertThat(STEADY.stockOut(TODAY, 10)).isEqualTo(TODAY.plusDays(5));
        assertThat(STEADY.stockOut(TODAY, 0)).isEqualTo(TODAY.plusDays(1));
        assertThat(STEADY.stockOut(TODAY, 57)).isNull();
        assertThat(new Replenishment(new double[] {0, 0}, 0).stockOut(TODAY, 0)).isNull();
    }

    @Test
    void aHistoryThatEndedIsForecastFromItsEndAndADayThatIsNotOverIsNotCounted() {
        assertThat(ForecastStore.asOf(TODAY.minusYears(3), TODAY.minusYears(2), TODAY))
                .isEqualTo(TODAY.minusYears(2));
        assertThat(ForecastStore.asOf(TODAY.minusDays(9), TODAY, TODAY)).isEqualTo(TODAY.minusDays(1));
        assertThat(ForecastStore.asOf(TODAY, TODAY, TODAY)).isEqualTo(TODAY);
        assertThat(ForecastStore.asOf(null, null, TODAY)).isNull();
    }

    @Test
    void aWeekWithoutStockCountsAtLeastAsTheWeeksBefore() {
        SalesHistory history = new SalesHistory(TODAY, TODAY.minusDays(3));
        history.add(4, 10, 1_000, false);
        history.add(3, 12, 1_200, false);
        history.add(2, 1, 100, true);
        history.add(1, 30, 3_000, true);

        assertThat(history.series(6)).containsExactly(0, 10, 12, 11, 30, 11);
        assertThat(history.weeks()).hasSize(5).last().satisfies(week -> {
            assertThat(week.censored()).isTrue();
            assertThat(week.sold()).isZero();
        });
    }
}
