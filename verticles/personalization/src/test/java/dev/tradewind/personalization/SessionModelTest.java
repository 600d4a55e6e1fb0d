package dev.tradewind.personalization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SessionModelTest {
    private final SessionModel model = new SessionModel(new SessionModel.Bounds(100, 1_000, 50));

    private void session(String id, String... items) {
        for (String item : items) {
            model.clicked(id, item);
        }
    }

    private List<String> after(String... items) {
        return model.nextAfter(List.of(items), KnnSettings.DEFAULT, 20).stream()
                .map(Suggestion::item)
                .toList();
    }

    @Test
    void recommendsWhatWasSeenInTheSameSessions() {
        session("1", "lamp", "bulb", "shade");
        session("2", "lamp", "bulb");
        session("3", "sofa", "table");

        assertThat(after("lamp")).startsWith("bulb").contains("shade").doesNotContain("sofa", "table");
    }

    @Test
    void saysWhichItemOfTheSessionSpeaksForIt() {
        session("1", "lamp", "bulb");
        session("2", "sofa", "table");

        assertThat(model.nextAfter(List.of("sofa", "lamp"), KnnSettings.DEFAULT, 20))
                .filteredOn(s -> s.item().equals("bulb"))
                .first()
                .extracting(Suggestion::because)
                .isEqualTo("lamp");
    }

    @Test
    void reachesOverANeighbourToWhatWasNeverSeenTogether() {
        session("1", "lamp", "bulb");
        session("2", "bulb", "socket");

        assertThat(after("lamp")).containsSubsequence("bulb", "socket");
    }

    @Test
    void prefersWhatIsRecent() {
        session("1", "lamp", "old");
        for (int i = 0; i < 20; i++) {
            session("between" + i, "sofa", "table");
        }
        session("2", "lamp", "new");

        assertThat(after("lamp")).containsSubsequence("new", "old");
    }

    @Test
    void learnsFromASessionWhileItGoesOn() {
        session("1", "lamp");
        assertThat(after("bulb")).isEmpty();
        session("1", "bulb");
        assertThat(after("lamp")).contains("bulb");
    }

    @Test
    void aSessionIsNotItsOwnNeighbour() {
        session("1", "lamp", "bulb");

        assertThat(model.nextIn("1", KnnSettings.FOLLOWERS_ONLY, 20)).isEmpty();
    }

    @Test
    void learnsWhetherShoppersComeBack() {
        for (int i = 0; i < 30; i++) {
            session("back" + i, "a" + i, "b" + i, "a" + i, "b" + i, "a" + i);
        }
        session("1", "lamp", "bulb", "shade");

        assertThat(after("lamp", "bulb")).startsWith("lamp");
    }

    @Test
    void knowsNothingOfWhatItHasNotSeen() {
        session("1", "lamp", "bulb");

        assertThat(after("sofa")).isEmpty();
        assertThat(after()).isEmpty();
        assertThat(model.nextIn("2", KnnSettings.DEFAULT, 20)).isEmpty();
    }

    @Test
    void forgetsTheOldestSessions() {
        session("0", "lamp", "bulb");
        for (int i = 1; i <= 100; i++) {
            session("s" + i, "sofa", "table");
        }

        assertThat(model.sessions()).isEqualTo(100);
        assertThat(model.items()).isEqualTo(2);
        assertThat(after("lamp")).isEmpty();
        assertThat(model.history("0")).isEmpty();
        session("0", "lamp");
        assertThat(model.history("0")).containsExactly("lamp");
    }

    @Test
    void keepsNoMoreClicksThanAllowed() {
        for (int i = 0; i < 30; i++) {
            for (int click = 0; click < 100; click++) {
                model.clicked("s" + i, "item" + click);
            }
        }
        assertThat(model.sessions()).isEqualTo(10);
    }

    @Test
    void aSessionThatNeverEndsTeachesNothingMore() {
        for (int click = 0; click < 450; click++) {
            model.clicked("robot", "item" + click % 7);
        }
        assertThat(model.sessions()).isOne();
        assertThat(model.history("robot")).hasSize(200);
    }
}
