package dev.tradewind.fraud;

import dev.tradewind.fraud.Features.Feature;
import dev.tradewind.fraud.Score.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A model, and how it tells people why. */
public final class Scorer {
    private static final int REASONS = 4;
    /** What moves the log odds by less is not worth telling. */
    private static final double WEIGHT_MIN = 0.1;

    private static final MathContext DIGITS = new MathContext(3);

    private final List<Feature> features;
    private final BoostedTrees model;

    public Scorer(Features features, BoostedTrees model) {
        this.features = features.all();
        this.model = model;
    }

    public Score score(double[] values) {
        double[] weights = new double[values.length];
        double score = model.explain(values, weights);
        List<Reason> reasons = IntStream.range(0, weights.length)
                .filter(i -> weights[i] >= WEIGHT_MIN)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -weights[i]))
                .limit(REASONS)
                .map(i -> new Reason(features.get(i).name(), words(i, values[i]), weights[i]))
                .toList();
        return new Score(BoostedTrees.probability(score), reasons);
    }

    private String words(int feature, double value) {
        String words = features.get(feature).words();
        return Double.isNaN(value) ? words.replace("#", "not known:") : words.replace("#", rounded(value));
    }

    /** Three digits, but no whole number is rounded. */
    private static String rounded(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = value == Math.rint(value) ? exact : exact.round(DIGITS);
        return rounded.stripTrailingZeros().toPlainString();
    }
}
