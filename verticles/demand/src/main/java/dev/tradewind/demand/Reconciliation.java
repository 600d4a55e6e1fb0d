package dev.tradewind.demand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes forecasts of offers and of their sums agree: the least change that does, in units of variance (minimum trace
 * reconciliation with a diagonal covariance: Wickramasuriya, Athanasopoulos and Hyndman 2019), found sum after sum
 * (Gauss and Seidel), since an offer is part of several sums.
 */
final class Reconciliation {
    private static final int ROUNDS = 12;
    private static final double LEAST_DEVIATION = 1e-3;

    private final List<Outlook> offers;
    private final int horizon;
    private final List<Sum> sums = new ArrayList<>();

    private record Sum(int[] members, Outlook outlook) {}

    Reconciliation(List<Outlook> offers, int horizon) {
        this.offers = offers;
        this.horizon = horizon;
    }

    void sum(int[] members, Outlook outlook) {
        sums.add(new Sum(members, outlook));
    }

    /** The offers' outlooks; the sums are theirs, now. */
    List<Outlook> reconciled() {
        double[][] moved = new double[offers.size()][horizon];
        for (int h = 0; h < horizon; h++) {
            double[] period = period(h);
            for (int i = 0; i < moved.length; i++) {
                moved[i][h] = Math.max(0, period[i]);
            }
        }
        List<Outlook> reconciled = new ArrayList<>();
        for (int i = 0; i < moved.length; i++) {
            reconciled.add(offers.get(i).moved(moved[i]));
        }
        return reconciled;
    }

    private double[] period(int h) {
        double[] expected =
                offers.stream().mapToDouble(offer -> offer.expected(h)).toArray();
        double[] variance =
                offers.stream().mapToDouble(offer -> variance(offer, h)).toArray();
        double[] pull = new double[sums.size()];
        for (int round = 0; round < ROUNDS; round++) {
            for (int s = 0; s < pull.length; s++) {
                pull[s] = settle(sums.get(s), h, pull[s], new Parts(expected, variance));
            }
        }
        return expected;
    }

    private record Parts(double[] expected, double[] variance) {}

    /** Moves the parts of one sum until they and the sum are equally content; answers the new pull on them. */
    private static double settle(Sum sum, int h, double pull, Parts parts) {
        double parted = 0;
        double freedom = 0;
        for (int i : sum.members()) {
            parted += parts.expected()[i] - pull * parts.variance()[i];
            freedom += parts.variance()[i];
        }
        double next = (sum.outlook().expected(h) - parted) / (freedom + variance(sum.outlook(), h));
        for (int i : sum.members()) {
            parts.expected()[i] += (next - pull) * parts.variance()[i];
        }
        return next;
    }

    private static double variance(Outlook outlook, int h) {
        double deviation = Math.max(LEAST_DEVIATION, outlook.deviation(h));
        return deviation * deviation;
    }

    /** The panel of the sums of these series. */
    static Panel sums(Panel panel, int[][] members) {
        double[][] totals = new double[members.length][panel.periods()];
        for (int s = 0; s < totals.length; s++) {
            for (int i : members[s]) {
                double[] row = panel.row(i);
                for (int t = 0; t < row.length; t++) {
                    totals[s][t] += row[t];
                }
            }
        }
        return Panel.of(
                panel.season(), totals, Arrays.stream(members).mapToInt(m -> 0).toArray());
    }
}
