package dev.tradewind.demand;

import dev.tradewind.contracts.demand.ForecastView.SoldWeek;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Weeks of sales of one offer, counted back from a day. */
final class SalesHistory {
    /** Three years: what is older is forgotten. */
    static final int WEEKS_MAX = 156;

    private static final int WEEK = 7;
    private static final Sold NOTHING = new Sold(0, 0, false);
    private static final int USUAL_WEEKS = 4;

    private final LocalDate asOf;
    private final TreeMap<Integer, Sold> byWeeksAgo = new TreeMap<>();

    private record Sold(double pieces, long goodsMinor, boolean censored) {}

    private final int outSinceWeeksAgo;

    /** @param outSince the day since when there is none; null while there is */
    SalesHistory(LocalDate asOf, @Nullable LocalDate outSince) {
        this.asOf = asOf;
        this.outSinceWeeksAgo = outSince == null || outSince.isAfter(asOf)
                ? -1
                : (int) (ChronoUnit.DAYS.between(outSince, asOf) / WEEK);
    }

    /** @param weeksAgo 0 for the seven days that end with the day */
    void add(int weeksAgo, double pieces, long goodsMinor, boolean censored) {
        byWeeksAgo.put(weeksAgo, new Sold(pieces, goodsMinor, censored));
    }

    private Sold sold(int weeksAgo) {
        Sold sold = byWeeksAgo.getOrDefault(weeksAgo, NOTHING);
        return weeksAgo <= outSinceWeeksAgo ? new Sold(sold.pieces(), sold.goodsMinor(), true) : sold;
    }

    /** How many weeks there are since the first with sales. */
    int length() {
        return byWeeksAgo.isEmpty() ? 0 : byWeeksAgo.lastKey() + 1;
    }

    /**
     * What would have been sold, oldest first: in a week without stock for a time at least what the weeks with stock
     * before it sold in the middle.
     */
    double[] series(int weeks) {
        double[] series = new double[weeks];
        List<Double> usual = new ArrayList<>();
        for (int t = 0; t < weeks; t++) {
            Sold sold = sold(weeks - 1 - t);
            series[t] = sold.pieces();
            if (sold.censored()) {
                series[t] = Math.max(series[t], middle(usual));
            } else if (!usual.isEmpty() || series[t] > 0) {
                usual.add(series[t]);
            }
        }
        return series;
    }

    private static double middle(List<Double> usual) {
        int from = Math.max(0, usual.size() - USUAL_WEEKS);
        return usual.isEmpty()
                ? 0
                : Recent.median(
                        usual.subList(from, usual.size()).stream()
                                .mapToDouble(each -> each)
                                .toArray(),
                        USUAL_WEEKS);
    }

    /** Every week since the first, oldest first. */
    List<SoldWeek> weeks() {
        List<SoldWeek> weeks = new ArrayList<>();
        for (int ago = length() - 1; ago >= 0; ago--) {
            Sold sold = sold(ago);
            String from = asOf.minusDays((long) WEEK * ago + WEEK - 1).toString();
            weeks.add(new SoldWeek(from, Rounded.to2(sold.pieces()), sold.goodsMinor(), sold.censored()));
        }
        return weeks;
    }

    /** Of everything that the forecast depends on. */
    String digest() {
        StringBuilder text = new StringBuilder(Forecaster.VERSION).append(' ').append(asOf);
        for (int ago = 0; ago < length(); ago++) {
            Sold sold = sold(ago);
            text.append(' ').append(sold.pieces()).append(sold.censored() ? "+" : "");
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
