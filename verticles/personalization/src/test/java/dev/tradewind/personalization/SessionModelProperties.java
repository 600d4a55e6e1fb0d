package dev.tradewind.personalization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SessionModelProperties {
    private static final SessionModel.Bounds SMALL = new SessionModel.Bounds(20, 120, 10);

    private static void play(SessionModel model, Random random, int clicks) {
        for (int i = 0; i < clicks; i++) {
            model.clicked("s" + random.nextInt(30), "i" + random.nextInt(40));
        }
    }

    /** What a node that has been up for long answers is what one answers that has read only the end of the log. */
    @Property(tries = 50)
    void whatIsForgottenLeavesNoTrace(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int before) {
        SessionModel longUp = new SessionModel(SMALL);
        SessionModel justUp = new SessionModel(SMALL);
        for (int i = 0; i < before; i++) {
            longUp.clicked("old" + i % 25, "i" + i % 50);
        }
        for (int i = 0; i < 60; i++) {
            String session = "new" + i / 3;
            String item = "i" + new Random(seed + i).nextInt(40);
            longUp.clicked(session, item);
            justUp.clicked(session, item);
        }

        assertThat(longUp.sessions()).isEqualTo(justUp.sessions());
        assertThat(longUp.items()).isEqualTo(justUp.items());
        for (int item = 0; item < 40; item++) {
            List<String> history = List.of("i" + item, "i" + (item + 7) % 40);
            assertThat(longUp.nextAfter(history, KnnSettings.DEFAULT, 10))
                    .isEqualTo(justUp.nextAfter(history, KnnSettings.DEFAULT, 10));
        }
    }

    @Property(tries = 50)
    void ranksWithoutRepetitionAndByScore(@ForAll long seed) {
        SessionModel model = new SessionModel(SMALL);
        play(model, new Random(seed), 400);
        List<Suggestion> next = model.nextAfter(List.of("i1", "i2", "i3", "i1"), KnnSettings.DEFAULT, 15);

        assertThat(next.stream().map(Suggestion::item)).doesNotHaveDuplicates();
        assertThat(next.stream().map(s -> -s.score())).isSorted();
        assertThat(next).allSatisfy(s -> assertThat(s.score()).isPositive());
    }

    @Property
    void selectsAsSortingWould(@ForAll float[] values, @ForAll @IntRange(min = 1, max = 30) int k) {
        float[] some = values.length == 0 ? new float[] {1} : values.clone();
        float[] sorted = some.clone();
        Arrays.sort(sorted);
        int wanted = Math.min(k, some.length);

        assertThat(Selection.largest(some, some.length, wanted)).isEqualTo(sorted[sorted.length - wanted]);
    }
}
