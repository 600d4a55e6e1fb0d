package dev.tradewind.fraud;

import dev.tradewind.fraud.Features.Feature;
import dev.tradewind.fraud.Score.Reason;
import dev.tradewind.learning.BoostedTrees;
import dev.tradewind.learning.Examples;
import dev.tradewind.learning.Growth;
import dev.tradewind.learning.Loss;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A model of ours, and how it tells people why. */
public final class Scorer implements RiskScorer {
    private static final Growth GROWTH = new Growth(8, 100, 0.06, 8, 3, 5, 0.7, 0.5, 1);
    private static final int REASONS = 4;
    /** What moves the log odds by less is not worth telling. */
    private static final double WEIGHT_MIN = 0.1;

    private final List<Feature> features;
    private final BoostedTrees model;
    private final String version;

    public Scorer(Features features, BoostedTrees model) {
        this.features = features.all();
        this.model = model;
        this.version = "gbt-"
                + Judge.sha256(TreesText.of(model).getBytes(StandardCharsets.UTF_8))
                        .substring(0, 12);
    }

    /** Learns as the shop does, wherever the examples come from: a fraud is 1, what is none 0. */
    public static Scorer learn(Features features, Examples examples) {
        return new Scorer(features, BoostedTrees.learn(examples, Loss.LOGISTIC, GROWTH));
    }

    /** Tells models apart: made of all their trees. */
    @Override
    public String version() {
        return version;
    }

    BoostedTrees model() {
        return model;
    }

    @Override
    public Score score(double[] values) {
        double[] weights = new double[values.length];
        double score = model.explain(values, weights);
        List<Reason> reasons = IntStream.range(0, weights.length)
                .filter(i -> weights[i] >= WEIGHT_MIN)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -weights[i]))
                .limit(REASONS)
                .map(i -> new Reason(features.get(i).name(), features.get(i).told(values[i]), weights[i]))
                .toList();
        return new Score(BoostedTrees.probability(score), reasons);
    }
}
