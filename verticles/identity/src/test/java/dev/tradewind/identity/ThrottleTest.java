package dev.tradewind.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Throttle THROTTLE = new Throttle(3, Duration.ofMinutes(10));

    @Test
    void letsAttemptsThroughBelowTheLimit() {
        assertThat(THROTTLE.pause(new Throttle.Failures(2, NOON), NOON)).isZero();
    }

    @Test
    void pausesUntilTheWindowEnds() {
        assertThat(THROTTLE.pause(new Throttle.Failures(3, NOON), NOON.plusSeconds(60)))
                .isEqualTo(Duration.ofMinutes(9));
    }

    @Test
    void forgetsFailuresOfAWindowThatIsOver() {
        assertThat(THROTTLE.pause(new Throttle.Failures(30, NOON), NOON.plusSeconds(600)))
                .isZero();
    }
}
