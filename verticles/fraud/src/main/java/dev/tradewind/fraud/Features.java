package dev.tradewind.fraud;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The numbers that a purchase is judged by: its own amount, and for everything that it has in common with others what
 * happened there within windows that end with it. NaN where it cannot be said. Of several merchants the greatest
 * counts.
 */
public final class Features {
    private static final MathContext DIGITS = new MathContext(3);

    private final long labelDelay;
    private final Map<Dimension, List<Measure>> measures = new EnumMap<>(Dimension.class);
    private final Map<Dimension, Integer> places = new EnumMap<>(Dimension.class);
    private final List<Feature> all = new ArrayList<>();

    /**
     * @param name as it is stored
     * @param words as people are told: # stands for the value
     */
    public record Feature(String name, String words) {
        /** What is to be said of this value. */
        String told(double value) {
            return words.replace("#", Double.isFinite(value) ? rounded(value) : "not known:");
        }

        /** Three digits, but no whole number is rounded. */
        private static String rounded(double value) {
            BigDecimal exact = BigDecimal.valueOf(value);
            BigDecimal rounded = value == Math.rint(value) ? exact : exact.round(DIGITS);
            return rounded.stripTrailingZeros().toPlainString();
        }
    }

    /** @param labelDelay milliseconds after which a purchase that nobody has complained of is believed to be good */
    public Features(long labelDelay) {
        this.labelDelay = labelDelay;
        all.add(new Feature("amount", "an amount of #"));
        for (Dimension dimension : Dimension.values()) {
            String name = dimension.name().toLowerCase(Locale.ROOT);
            measures.put(dimension, Measure.of(dimension));
            places.put(dimension, all.size());
            for (Measure measure : Measure.of(dimension)) {
                all.add(new Feature(name + "_" + measure.name(), measure.words().replace("@", name)));
            }
        }
    }

    /** In the order of the numbers. */
    public List<Feature> all() {
        return List.copyOf(all);
    }

    double[] of(Purchase purchase, Function<Link, Trail> trails) {
        double[] values = new double[all.size()];
        Arrays.fill(values, Double.NaN);
        values[0] = purchase.amount();
        for (Link link : purchase.links()) {
            Look look = new Look(trails.apply(link), purchase, labelDelay);
            int place = places.getOrDefault(link.dimension(), 0);
            for (Measure measure : measures.getOrDefault(link.dimension(), List.of())) {
                double value = measure.reading().applyAsDouble(look);
                values[place] = Double.isNaN(values[place]) ? value : Math.max(values[place], value);
                place++;
            }
        }
        return values;
    }
}
