package dev.tradewind.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Latency over percentiles as an inline SVG: the tail stretched, both axes logarithmic. */
final class Plot {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 320;
    private static final int LEFT = 56;
    private static final int TOP = 12;
    private static final int BOTTOM = 40;
    private static final int RIGHT = 12;
    /** Where the last percentile, 100, is drawn: one place beyond 99.99. */
    private static final double NINES_MAX = 5;

    private static final int SERIES_COLOURS = 8;

    private final List<Measured> figures;
    private final double lowest;
    private final double highest;

    private Plot(List<Measured> figures) {
        this.figures = figures;
        this.lowest = Math.floor(Math.log10(Math.max(
                0.01,
                figures.stream()
                        .mapToDouble(figure -> figure.curve().getFirst())
                        .min()
                        .orElse(0.1))));
        this.highest = Math.ceil(Math.log10(
                Math.max(1, figures.stream().mapToDouble(Measured::max).max().orElse(1))));
    }

    /** Empty when no figure has a curve. */
    static String of(List<Measured> all) {
        List<Measured> figures = all.stream()
                .filter(figure -> !figure.curve().isEmpty() && figure.ok() > 0)
                .toList();
        return figures.isEmpty() ? "" : new Plot(figures).svg();
    }

    private String svg() {
        String lines = IntStream.range(0, figures.size()).mapToObj(this::series).collect(Collectors.joining("\n"));
        String legend =
                IntStream.range(0, figures.size()).mapToObj(this::legend).collect(Collectors.joining("\n"));
        return text("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"latency over percentiles\">", WIDTH, HEIGHT)
                + grid() + lines + "</svg><ul class=\"legend\">" + legend + "</ul>";
    }

    private String grid() {
        var grid = new StringBuilder();
        for (double power = lowest; power <= highest; power++) {
            double y = y(Math.pow(10, power));
            grid.append(text(
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, WIDTH - RIGHT, y, y));
            grid.append(text("<text class=\"y\" x=\"%d\" y=\"%.1f\">%s ms</text>", LEFT - 6, y + 4, plain(power)));
        }
        for (double percentile : List.of(0.0, 50.0, 90.0, 99.0, 99.9, 99.99, 100.0)) {
            double x = x(percentile);
            grid.append(text(
                    "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>", x, x, TOP, HEIGHT - BOTTOM));
            String label = percentile == 100 ? "max" : percentile == 0 ? "min" : "p" + trimmed(percentile);
            grid.append(text("<text class=\"x\" x=\"%.1f\" y=\"%d\">%s</text>", x, HEIGHT - BOTTOM + 18, label));
        }
        return grid.toString();
    }

    private String series(int index) {
        Measured figure = figures.get(index);
        String points = IntStream.range(0, figure.curve().size())
                .mapToObj(i -> text(
                        "%.1f,%.1f",
                        x(Measured.PERCENTILES.get(i)), y(figure.curve().get(i))))
                .collect(Collectors.joining(" "));
        return text(
                "<polyline class=\"series s%d%s\" points=\"%s\"/>",
                index % SERIES_COLOURS, figure.isClosed() ? "" : " open", points);
    }

    private String legend(int index) {
        Measured figure = figures.get(index);
        return text(
                "<li class=\"s%d%s\">%s <small>(%s)</small>",
                index % SERIES_COLOURS,
                figure.isClosed() ? "" : " open",
                Page.escaped(figure.scenario()),
                Page.escaped(figure.mode()));
    }

    private static double x(double percentile) {
        double nines = percentile >= 100 ? NINES_MAX : -Math.log10(1 - percentile / 100);
        return LEFT + nines / NINES_MAX * (WIDTH - LEFT - RIGHT);
    }

    private double y(double ms) {
        double power = Math.log10(Math.max(Math.pow(10, lowest), ms));
        return HEIGHT - BOTTOM - (power - lowest) / (highest - lowest) * (HEIGHT - TOP - BOTTOM);
    }

    private static String plain(double power) {
        return trimmed(Math.pow(10, power));
    }

    private static String trimmed(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
