package dev.tradewind.demand;

import dev.tradewind.contracts.demand.ForecastView;
import dev.tradewind.contracts.demand.ForecastView.SoldWeek;
import dev.tradewind.contracts.demand.ForecastView.WeekAhead;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A forecast as a picture: what was sold as a line, what is expected as a dashed one, and bands that hold it with a
 * chance of 50 and of 90 %. Colours follow the viewer's light or dark setting.
 */
final class Plot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 320;
    private static final int LEFT = 56;
    private static final int RIGHT = 16;
    private static final int TOP = 52;
    private static final int BOTTOM = 40;
    private static final int SHOWN_WEEKS = 39;
    private static final int LABEL_EVERY = 8;
    private static final String STYLE =
            """
            <style>
            text{font:12px system-ui,sans-serif;fill:#5b6472}.t{font-size:15px;font-weight:600;fill:#1c2430}
            .bg{fill:#fff}.g{stroke:#e3e7ed}.n{stroke:#a3acba;stroke-dasharray:2 3}.c{fill:#c2410c}
            .h{fill:none;stroke:#334155;stroke-width:2}
            .e{fill:none;stroke:#1d4ed8;stroke-width:2;stroke-dasharray:6 4}
            .w{fill:#1d4ed8;fill-opacity:.13}.m{fill:#1d4ed8;fill-opacity:.2}
            @media (prefers-color-scheme:dark){text{fill:#a9b4c4}.t{fill:#f1f5f9}.bg{fill:#10151d}.g{stroke:#27303d}
            .n{stroke:#5b6778}.c{fill:#fb923c}.h{stroke:#dbe3ee}.e{stroke:#7fb0ff}.w,.m{fill:#7fb0ff}}
            </style>
            """;

    private final List<SoldWeek> history;
    private final List<WeekAhead> weeks;
    private final ForecastView forecast;
    private final double step;

    private Plot(ForecastView forecast) {
        this.forecast = forecast;
        List<SoldWeek> all = forecast.history();
        this.history = all.subList(Math.max(0, all.size() - SHOWN_WEEKS), all.size());
        this.weeks = forecast.weeks();
        this.step = gridStep();
    }

    static String svg(ForecastView forecast) {
        return new Plot(forecast).draw();
    }

    private String draw() {
        StringBuilder svg = new StringBuilder(4_000);
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " aria-labelledby=\"t d\">%n"
                        + "<title id=\"t\">%s</title><desc id=\"d\">%s</desc>%n",
                WIDTH,
                HEIGHT,
                escaped("Sales forecast of " + forecast.title()),
                escaped(description())));
        svg.append(STYLE).append("<rect class=\"bg\" width=\"100%\" height=\"100%\"/>\n");
        svg.append(text(new Place(LEFT, 22), "t", "start", forecast.title()));
        svg.append(text(new Place(LEFT, 40), "", "start", description()));
        grid(svg);
        band(svg, "w", WeekAhead::p05, WeekAhead::p95);
        band(svg, "m", WeekAhead::p25, WeekAhead::p75);
        line(svg, "h", points(0, history.stream().mapToDouble(SoldWeek::sold).toArray()));
        line(svg, "e", points(history.size(), expected()));
        censored(svg);
        return svg.append("</svg>\n").toString();
    }

    private String description() {
        WeekAhead next = weeks.getFirst();
        return String.format(
                Locale.ROOT,
                "pieces a week · next week %.1f, between %.1f and %.1f with 90 %% chance · as of %s",
                next.expected(),
                next.p05(),
                next.p95(),
                forecast.asOf());
    }

    private double[] expected() {
        return weeks.stream().mapToDouble(WeekAhead::expected).toArray();
    }

    private double most() {
        double sold = history.stream().mapToDouble(SoldWeek::sold).max().orElse(0);
        return Math.max(
                1,
                Math.max(sold, weeks.stream().mapToDouble(WeekAhead::p95).max().orElse(0)));
    }

    /** 1, 2 or 5 times a power of ten, so that there are three to seven lines. */
    private double gridStep() {
        double rough = most() / 5;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double times = rough / power;
        return Math.max(1, power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10));
    }

    private double x(int week) {
        int periods = Math.max(2, history.size() + weeks.size());
        return LEFT + (WIDTH - LEFT - RIGHT) * week / (periods - 1.0);
    }

    private double y(double pieces) {
        double top = step * Math.ceil(most() / step);
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * Math.max(0, pieces) / top;
    }

    private void grid(StringBuilder svg) {
        for (double at = 0; at <= step * Math.ceil(most() / step); at += step) {
            svg.append(rule("g", new Place(LEFT, y(at)), new Place(WIDTH - RIGHT, y(at))));
            svg.append(text(new Place(LEFT - 8, y(at) + 4), "", "end", String.format(Locale.ROOT, "%,.0f", at)));
        }
        int periods = history.size() + weeks.size();
        for (int week = 0; week < periods; week += LABEL_EVERY) {
            String day = week < history.size()
                    ? history.get(week).from()
                    : weeks.get(week - history.size()).from();
            svg.append(text(new Place(x(week), HEIGHT - 16), "", "middle", day));
        }
        double now = x(history.size()) - (x(1) - x(0)) / 2;
        svg.append(rule("n", new Place(now, TOP), new Place(now, HEIGHT - BOTTOM)));
    }

    private void band(
            StringBuilder svg, String style, ToDoubleFunction<WeekAhead> low, ToDoubleFunction<WeekAhead> high) {
        List<String> edge = new ArrayList<>(
                points(history.size(), weeks.stream().mapToDouble(high).toArray()));
        edge.addAll(points(history.size(), weeks.stream().mapToDouble(low).toArray())
                .reversed());
        svg.append("<polygon class=\"").append(style).append("\" points=\"");
        svg.append(String.join(" ", edge)).append("\"/>\n");
    }

    private static void line(StringBuilder svg, String style, List<String> points) {
        svg.append("<polyline class=\"").append(style).append("\" points=\"");
        svg.append(String.join(" ", points)).append("\"/>\n");
    }

    private List<String> points(int first, double[] values) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            points.add(String.format(Locale.ROOT, "%.1f,%.1f", x(first + i), y(values[i])));
        }
        return points;
    }

    /** Weeks without stock for a time have a mark. */
    private void censored(StringBuilder svg) {
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).censored()) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<circle class=\"c\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"><title>out of stock</title></circle>%n",
                        x(i),
                        y(history.get(i).sold())));
            }
        }
    }

    private record Place(double x, double y) {}

    private static String rule(String style, Place from, Place to) {
        return String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                style,
                from.x(),
                from.y(),
                to.x(),
                to.y());
    }

    private static String text(Place place, String style, String anchor, String text) {
        return String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                style,
                place.x(),
                place.y(),
                anchor,
                escaped(text));
    }

    private static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
