package dev.tradewind.fraud;

import dev.tradewind.fraud.Features.Feature;
import dev.tradewind.fraud.Score.Reason;
import dev.tradewind.learning.BoostedTrees;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A model from elsewhere, as an ONNX file. What runs it is a module of its own ({@code deploy/onnx}), since it is large
 * and few want it. It gives no reasons, so it is asked what it would say if each feature were not known.
 */
final class OnnxScorer implements RiskScorer {
    /** A {@code Function<double[][], double[]>} that can be closed, made of the file and the names of the features. */
    private static final String RUNNER = "dev.tradewind.onnx.OnnxModel";

    private static final int REASONS = 4;
    /** What moves the log odds by less is not worth telling. */
    private static final double WEIGHT_MIN = 0.1;
    /** So that a model that is certain does not come to infinite odds. */
    private static final double CERTAIN = 1e-9;

    private final List<Feature> features;
    private final String version;
    private final boolean logOdds;
    private final Function<double[][], double[]> model;
    private final double unknown;

    /**
     * @param logOdds whether it says log odds and not probabilities
     * @throws IllegalArgumentException with a line for people when it cannot be run with these features
     */
    OnnxScorer(byte[] file, Features features, boolean logOdds) {
        this.features = features.all();
        this.version = "onnx-" + Judge.sha256(file).substring(0, 12);
        this.logOdds = logOdds;
        this.model = runner(file, this.features.stream().map(Feature::name).toList());
        this.unknown = unknown();
    }

    /** There are models that cannot do without a number. */
    private double unknown() {
        double[] nothing =
                DoubleStream.generate(() -> Double.NaN).limit(features.size()).toArray();
        try {
            return Double.isFinite(ask(nothing)[0]) ? Double.NaN : 0;
        } catch (RuntimeException e) {
            close();
            throw new IllegalArgumentException("the model fails when it is asked: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Function<double[][], double[]> runner(byte[] file, List<String> names) {
        try {
            return (Function<double[][], double[]>) Class.forName(RUNNER)
                    .asSubclass(Function.class)
                    .getConstructor(byte[].class, List.class)
                    .newInstance(file, names);
        } catch (InvocationTargetException e) {
            String why = e.getCause() instanceof IllegalArgumentException wrong
                    ? wrong.getMessage()
                    : "ONNX Runtime does not run here: " + e.getCause();
            throw new IllegalArgumentException(why, e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalArgumentException(
                    "it takes the module deploy/onnx and ONNX Runtime on the class path; see README.md", e);
        }
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Score score(double[] values) {
        double[][] rows = new double[values.length + 1][];
        rows[values.length] = values;
        for (int i = 0; i < values.length; i++) {
            rows[i] = values.clone();
            rows[i][i] = unknown;
        }
        double[] said = ask(rows);
        double odds = odds(said[values.length]);
        List<Reason> reasons = IntStream.range(0, values.length)
                .filter(i -> odds - odds(said[i]) >= WEIGHT_MIN)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> said[i]))
                .limit(REASONS)
                .map(i -> new Reason(features.get(i).name(), features.get(i).told(values[i]), odds - odds(said[i])))
                .toList();
        return new Score(said[values.length], reasons);
    }

    @Override
    public void close() {
        if (model instanceof AutoCloseable held) {
            try {
                held.close();
            } catch (Exception e) {
                throw new IllegalStateException(version + " cannot be closed", e);
            }
        }
    }

    /** Probabilities. */
    private double[] ask(double[]... rows) {
        double[] said = model.apply(rows);
        return logOdds ? Arrays.stream(said).map(BoostedTrees::probability).toArray() : said;
    }

    private static double odds(double probability) {
        double inside = Math.max(CERTAIN, Math.min(1 - CERTAIN, probability));
        return Math.log(inside / (1 - inside));
    }
}
