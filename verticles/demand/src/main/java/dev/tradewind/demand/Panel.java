package dev.tradewind.demand;

import java.util.Arrays;

/** Series of sales over the same periods, oldest first; series of one group are alike in their seasons. */
public final class Panel {
    private final int season;
    private final double[][] sales;
    private final int[] groups;

    private Panel(int season, double[][] sales, int[] groups) {
        this.season = season;
        this.sales = sales;
        this.groups = groups;
    }

    /**
     * @param season periods after which a pattern repeats, 52 for weeks
     * @param sales by series and period; rows have the same length and are not copied
     * @param groups by series: a number from 0 on
     */
    public static Panel of(int season, double[][] sales, int[] groups) {
        if (sales.length != groups.length) {
            throw new IllegalArgumentException(sales.length + " series, but groups of " + groups.length);
        }
        return new Panel(season, sales, groups);
    }

    int season() {
        return season;
    }

    int series() {
        return sales.length;
    }

    int periods() {
        return sales.length == 0 ? 0 : sales[0].length;
    }

    double[] row(int series) {
        return sales[series];
    }

    /** The same panel as it was known after so many periods. */
    Panel until(int periods) {
        double[][] past = new double[sales.length][];
        Arrays.setAll(past, i -> Arrays.copyOf(sales[i], periods));
        return new Panel(season, past, groups);
    }

    /** The series with other numbers. */
    Panel with(double[][] other) {
        return new Panel(season, other, groups);
    }

    /** The numbers of the series of each group. */
    int[][] members() {
        return members(groups);
    }

    static int[][] members(int[] groups) {
        int[] sizes = new int[Arrays.stream(groups).max().orElse(-1) + 1];
        for (int group : groups) {
            sizes[group]++;
        }
        int[][] members = new int[sizes.length][];
        Arrays.setAll(members, group -> new int[sizes[group]]);
        for (int i = groups.length - 1; i >= 0; i--) {
            members[groups[i]][--sizes[groups[i]]] = i;
        }
        return members;
    }
}
