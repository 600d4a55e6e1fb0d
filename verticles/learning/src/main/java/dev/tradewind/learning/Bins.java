package dev.tradewind.learning;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Features in small numbers: bin 0 where the value is missing, else one more than there are cuts below the value.
 * Cuts lie between values that occur, about as many examples between each two.
 */
final class Bins {
    static final int MAX = 128;

    private final double[][] cuts;
    private final byte[][] bins;

    Bins(Examples examples) {
        int features = examples.size() == 0 ? 0 : examples.row(0).length;
        cuts = new double[features][];
        bins = new byte[features][examples.size()];
        for (int feature = 0; feature < features; feature++) {
            double[] values = new double[examples.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = examples.row(row)[feature];
            }
            cuts[feature] = cuts(values.clone());
            for (int row = 0; row < values.length; row++) {
                bins[feature][row] = (byte) bin(cuts[feature], values[row]);
            }
        }
    }

    /** The features that are not the same in all examples. */
    int[] telling() {
        return IntStream.range(0, cuts.length).filter(f -> cuts[f].length > 0).toArray();
    }

    int bins(int feature) {
        return cuts[feature].length + 2;
    }

    /** Bins of a feature, one for each example. */
    byte[] of(int feature) {
        return bins[feature];
    }

    /** The cut that has so many bins below it. */
    double cut(int feature, int bin) {
        return cuts[feature][bin - 1];
    }

    private static int bin(double[] cuts, double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        int place = Arrays.binarySearch(cuts, value);
        return (place >= 0 ? place : -place - 1) + 1;
    }

    private static double[] cuts(double[] values) {
        Arrays.sort(values);
        int known = values.length;
        while (known > 0 && Double.isNaN(values[known - 1])) {
            known--;
        }
        double[] cuts = new double[MAX - 2];
        int count = 0;
        for (int i = 1; i < MAX - 1 && known > 0; i++) {
            int place = (int) ((long) i * known / (MAX - 1));
            double below = values[Math.max(0, place - 1)];
            int next = place;
            while (next < known && values[next] == below) {
                next++;
            }
            if (next < known && (count == 0 || cuts[count - 1] < below)) {
                cuts[count++] = below;
            }
        }
        return Arrays.copyOf(cuts, count);
    }
}
