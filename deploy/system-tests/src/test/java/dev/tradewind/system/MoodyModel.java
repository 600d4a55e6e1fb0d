package dev.tradewind.system;

import dev.tradewind.fraud.Features;
import dev.tradewind.fraud.RiskScorer;
import dev.tradewind.fraud.Score;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A model that does as the test says: harmless, slow, or broken. */
public final class MoodyModel implements RiskScorer {
    private static final long SLOW_SECONDS = 10;

    /** How it is at present. */
    enum Mood {
        HARMLESS,
        SLOW,
        BROKEN
    }

    static volatile Mood mood = Mood.HARMLESS;
    private static volatile CountDownLatch hurry = new CountDownLatch(0);

    public MoodyModel(Features features) {}

    static void become(Mood now) {
        hurry.countDown();
        hurry = new CountDownLatch(1);
        mood = now;
    }

    @Override
    public String version() {
        return "moody-1";
    }

    @Override
    public Score score(double[] values) {
        return switch (mood) {
            case HARMLESS -> new Score(.001, List.of());
            case SLOW -> late();
            case BROKEN -> throw new IllegalStateException("no idea");
        };
    }

    private static Score late() {
        try {
            boolean unused = hurry.await(SLOW_SECONDS, TimeUnit.SECONDS);
            return new Score(.001, List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
