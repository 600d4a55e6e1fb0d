package dev.tradewind.cart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {
    private final Recent<String, Integer> recent = new Recent<>(10, weight -> weight);

    @Test
    void forgetsWhatWasNotUsedForLongest() {
        recent.put("a", 4);
        recent.put("b", 4);
        assertThat(recent.get("a")).isEqualTo(4);
        recent.put("c", 4);

        assertThat(recent.get("b")).isNull();
        assertThat(recent.get("a")).isEqualTo(4);
        assertThat(recent.get("c")).isEqualTo(4);
    }

    @Test
    void keepsItsWeightWhateverIsReplacedAndRemoved() {
        for (int i = 0; i < 100; i++) {
            recent.put("a", 9);
            recent.put("b", 1);
            recent.remove("b");
        }
        recent.put("b", 1);

        assertThat(recent.get("a")).isEqualTo(9);
        assertThat(recent.get("b")).isEqualTo(1);
    }

    @Test
    void keepsNothingThatIsTooHeavy() {
        recent.put("a", 11);

        assertThat(recent.get("a")).isNull();
    }
}
