package dev.tradewind.tools.simulate;

import java.util.List;

/** What kind of world a seed makes: how big, how stormy, how unreliable its provider. */
final class Scenario {
    private static final List<Integer> SELDOM_TO_OFTEN = List.of(0, 0, 2, 10, 40, 80);

    final int shoppers;
    final int offers;
    final int merchants;
    final int partitions;
    final int rewinds;
    final double crashPercent;
    final int crashes;
    final Moods provider;
    private final Dice dice;
    private final int batch;
    private final int hintsLost;
    private final int hintsTwice;
    private final int hintLate;
    private final int restart;

    /**
     * In percent.
     *
     * @param lost requests that never arrive
     * @param unheard answers that never arrive
     * @param late requests that are executed after their caller gave up
     * @param failing requests that end in an error without being executed
     * @param webhooksLost messages that never arrive
     * @param webhooksTwice messages that arrive twice
     */
    record Moods(int lost, int unheard, int late, int failing, int webhooksLost, int webhooksTwice) {}

    Scenario(Dice dice) {
        this.dice = dice;
        shoppers = dice.between(1, 4);
        offers = dice.between(1, 4);
        merchants = dice.between(1, 3);
        partitions = dice.between(1, 3);
        rewinds = dice.percent(50) ? 0 : dice.between(1, 4);
        crashPercent = dice.oneOf(List.of(0.0, 0.3, 1.0, 3.0));
        crashes = dice.between(1, 12);
        batch = dice.oneOf(List.of(1, 3, 20));
        hintsLost = dice.oneOf(List.of(0, 5, 50, 100));
        hintsTwice = dice.oneOf(SELDOM_TO_OFTEN);
        hintLate = dice.oneOf(List.of(2, 20, 3_000));
        restart = dice.oneOf(List.of(10, 1_000, 60_000));
        provider = new Moods(
                dice.oneOf(SELDOM_TO_OFTEN),
                dice.oneOf(SELDOM_TO_OFTEN),
                dice.oneOf(SELDOM_TO_OFTEN),
                dice.oneOf(SELDOM_TO_OFTEN),
                dice.oneOf(List.of(0, 50, 100)),
                dice.oneOf(SELDOM_TO_OFTEN));
    }

    /** How often a commit's news reaches a follower: 0, 1 or 2 times. */
    int hints() {
        if (dice.percent(hintsLost)) {
            return 0;
        }
        return dice.percent(hintsTwice) ? 2 : 1;
    }

    long hintMillis() {
        return dice.between(0, hintLate);
    }

    int batch() {
        return dice.between(1, batch);
    }

    long restartMillis() {
        return dice.between(1, restart);
    }
}
