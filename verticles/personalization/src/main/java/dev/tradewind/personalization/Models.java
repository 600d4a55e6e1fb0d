package dev.tradewind.personalization;

import dev.tradewind.contracts.personalization.Experiment;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The models that can rank, by name, and which visit gets which. */
final class Models {
    static final String KNN = "knn";
    static final String FOLLOWERS = "followers";
    static final String TRENDING = "trending";
    static final Set<String> NAMES = new TreeSet<>(Set.of(KNN, FOLLOWERS, TRENDING));
    static final Experiment DEFAULT = new Experiment(KNN, FOLLOWERS, 0);
    private static final int SHARES = 100;

    private Models() {}

    /** The same for the same visit, on every node; a visit that is not known gets the champion. */
    static String of(Experiment experiment, @Nullable String session) {
        boolean challenged = session != null && share(session, "arm") < experiment.challengerPercent();
        return challenged ? experiment.challenger() : experiment.champion();
    }

    /** How visits are looked at; null where they are not. */
    static @Nullable KnnSettings settings(String model) {
        return switch (model) {
            case KNN -> KnnSettings.DEFAULT;
            case FOLLOWERS -> KnnSettings.FOLLOWERS_ONLY;
            default -> null;
        };
    }

    /** The model with its settings, so that figures of before and after a change are told apart. */
    static String version(String model) {
        KnnSettings settings = settings(model);
        return settings == null ? model : model + "-" + settings.digest();
    }

    /** Evenly from 0 to 99; independent for each purpose. */
    static int share(String session, String purpose) {
        int hash = (purpose + session).hashCode() * 0x9E3779B1;
        return Math.floorMod(hash ^ (hash >>> 15), SHARES);
    }
}
