package dev.tradewind.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chaos.judge.Charge;
import dev.tradewind.chaos.judge.Charge.Kind;
import dev.tradewind.chaos.load.Journal;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixTest {
    private final Matrix matrix = new Matrix();

    @Test
    void putsWhatHappenedBesideTheFaultThatWasOn() {
        matrix.recovered("kill", Duration.ofMillis(1_500));
        matrix.recovered("kill", Duration.ofMillis(4_500));
        String text = matrix.text(new Journal(), List.of(new Charge(Kind.LOST, "kill", "ord_1 is not there")));
        assertThat(line(text, "kill").split("\\s+"))
                .containsExactly("kill", "2", "0", "0", "0", "1", "0", "0", "3.0", "s", "4.5", "s");
        assertThat(line(text, Journal.PEACE)).isNotBlank();
        assertThat(matrix.everythingRecovered()).isTrue();
    }

    @Test
    void saysWhenThePlatformWasNotItselfAgain() {
        matrix.recovered("pause", Duration.ofSeconds(2));
        matrix.notRecovered("pause", Duration.ofSeconds(60));
        assertThat(line(matrix.text(new Journal(), List.of()), "pause")).contains("never");
        assertThat(matrix.everythingRecovered()).isFalse();
    }

    @Test
    void tellsProgramsTheSame() {
        matrix.recovered("kill", Duration.ofMillis(1_500));
        matrix.notRecovered("kill", Duration.ofMillis(4_500));
        JsonObject kill = matrix.json(new Journal(), List.of(new Charge(Kind.LOST, "kill", "ord_1 is not there")))
                .getJsonObject(0);
        assertThat(kill.getString("name")).isEqualTo("kill");
        assertThat(kill.getLong("lost")).isEqualTo(1);
        assertThat(List.of(kill.getLong("recovery_ms"), kill.getLong("worst_ms")))
                .containsExactly(3_000L, 4_500L);
        assertThat(kill.getBoolean("recovered")).isFalse();
    }

    private static String line(String text, String fault) {
        return text.lines().filter(line -> line.startsWith(fault)).findFirst().orElse("");
    }
}
