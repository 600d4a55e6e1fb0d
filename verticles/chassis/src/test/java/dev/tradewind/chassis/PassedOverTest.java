package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.shared.Position;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PassedOverTest {
    private static final String NEWS = "sample.news.v1";
    private static final String MORE = "sample.more.v1";
    private static final Set<String> KNOWN = Set.of(NEWS);

    private static Position at(long id) {
        return new Position(0, 1, id);
    }

    private final PassedOver passedOver = new PassedOver(Map.of(NEWS, at(3), MORE, at(5)));

    @Test
    void isShortenedByWhatHasBeenSeenTo() {
        assertThat(passedOver.seenTo(KNOWN, at(7), at(9)).since()).isEqualTo(Map.of(NEWS, at(7), MORE, at(5)));
        assertThat(passedOver.seenTo(KNOWN, at(2), at(9))).isEqualTo(passedOver);
        assertThat(passedOver.seenTo(KNOWN, at(9), at(9)).types()).containsExactly(MORE);
    }

    /** A build that knows of no notes has put the cursor back: it comes by all of that again. */
    @Test
    void isNothingThatLiesBehindTheCursor() {
        assertThat(passedOver.seenTo(KNOWN, at(2), at(2)).types()).containsExactly(MORE);
        assertThat(passedOver.seenTo(KNOWN, at(3), at(3)).types()).containsExactly(MORE);
    }
}
