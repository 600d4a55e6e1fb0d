package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private long nanos = -7_000_000;

    @Test
    void theFirstAfterARestGoesAtOnce() {
        Rhythm rhythm = new Rhythm(Duration.ofMillis(100), () -> nanos);
        assertThat(rhythm.untilNext()).isZero();
        rhythm.setOut();
        later(250);
        assertThat(rhythm.untilNext()).isZero();
    }

    @Test
    void whoeverComesBeforeTheNextBeatWaitsForIt() {
        Rhythm rhythm = new Rhythm(Duration.ofMillis(100), () -> nanos);
        later(30);
        rhythm.setOut();
        later(10);
        assertThat(rhythm.untilNext()).isEqualTo(Duration.ofMillis(60));
        later(60);
        assertThat(rhythm.untilNext()).isZero();
    }

    @Test
    void nothingWaitsWithoutABeat() {
        Rhythm rhythm = new Rhythm(Duration.ZERO, () -> nanos);
        rhythm.setOut();
        assertThat(rhythm.untilNext()).isZero();
    }

    private void later(long millis) {
        nanos += Duration.ofMillis(millis).toNanos();
    }
}
