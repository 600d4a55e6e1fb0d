package dev.tradewind.bench.report;

import dev.tradewind.bench.report.Measured.Subject;
import dev.tradewind.bench.scenario.Recommend;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What the platform wants to reach on a machine of two processors with the client and the database on it. */
final class Aims {
    private static final String ADD = "add to a cart of 1 line";
    private static final String SAME_SHAPE = "version, line and event in one statement";

    private final List<Measured> figures;
    private final List<Aim> aims = new ArrayList<>();

    private Aims(List<Measured> figures) {
        this.figures = figures;
    }

    /**
     * One aim and what was measured for it.
     *
     * @param limit what the raw limit of the same load does, and the ratio to it; empty when there is none
     */
    record Aim(String what, String wanted, String measured, String limit, boolean met) {}

    /** How a figure is read and told. */
    private record Reading(String what, String unit, ToDoubleFunction<Measured> value) {}

    /** Aims of what was measured in this run. */
    static List<Aim> of(List<Measured> figures) {
        var aims = new Aims(figures);
        aims.cart();
        aims.others();
        aims.slowProvider();
        return List.copyOf(aims.aims);
    }

    private void cart() {
        Optional<Measured> add = closed(ADD);
        closed(SAME_SHAPE).ifPresent(limit -> add.ifPresent(own -> share(own, limit)));
        most(add, new Reading("add to cart: server and PostgreSQL", "CPU ms", Measured::msPerOp), 0.35);
        most(add, new Reading("add to cart: p99", "ms", Measured::p99), 20);
        closed("add to a cart of 100 lines")
                .flatMap(full -> add.map(own -> full.perSecond() / own.perSecond()))
                .ifPresent(ratio -> add(
                        "add to cart: throughput with 100 lines to that with 1",
                        "at least 0.85",
                        ratio,
                        ratio >= 0.85));
    }

    private void share(Measured own, Measured limit) {
        double ratio = own.perSecond() / limit.perSecond();
        String rates = String.format(
                Locale.ROOT, "%,.0f a second of %,.0f, %s", own.perSecond(), limit.perSecond(), limit.scenario());
        aims.add(new Aim(
                "add to cart: throughput of its raw limit", "at least 0.50", Table.fine(ratio), rates, ratio >= 0.5));
    }

    private void others() {
        most(closed("browse a product page"), new Reading("product page", "CPU ms", Measured::msPerOp), 0.08);
        Optional<Measured> advice = first(f -> f.scenario().equals(Recommend.BUSY));
        least(
                first(f -> f.isClosed() && f.scenario().equals(Recommend.ALONE)),
                new Reading("recommendations", "a second", Measured::perSecond),
                1_000);
        most(advice, new Reading("recommendations, 1,000/s, others pay: p90", "ms", Measured::p90), 7);
        Optional<Measured> confirmed = first(f -> f.scenario().startsWith("checkout: from"));
        most(confirmed, new Reading("checkout to confirmed: p50", "ms", Measured::p50), 40);
        most(confirmed, new Reading("checkout to confirmed: p99", "ms", Measured::p99), 150);
        Optional<Measured> whole = first(f -> f.isClosed() && f.scenario().startsWith("checkout: cart"));
        most(whole, new Reading("whole order, to its shipments", "CPU ms", Measured::msPerOp), 4);
        least(whole, new Reading("confirmed orders", "a second", Measured::perSecond), 200);
        least(
                first(f -> f.scenario().startsWith("flash sale")),
                new Reading("flash sale, decisions", "a second", Measured::perSecond),
                1_000);
        Optional<Measured> feed = first(f -> f.scenario().equals("feed: commit to effect"));
        most(feed, new Reading("feed, commit to effect: p50", "ms", Measured::p50), 3);
        most(feed, new Reading("feed, commit to effect: p99", "ms", Measured::p99), 25);
        least(
                first(f -> f.scenario().startsWith("feed: catching up")),
                new Reading("feed, catching up, events", "a second", Measured::perSecond),
                20_000);
    }

    private void slowProvider() {
        first(f -> f.scenario().endsWith("quick provider"))
                .ifPresent(quick -> first(f -> f.scenario().endsWith("provider takes 5 s"))
                        .ifPresent(slow -> {
                            double throughput = slow.perSecond() / quick.perSecond();
                            add("provider takes 5 s: adds to carts", "at least 0.90", throughput, throughput >= 0.9);
                            double tail = slow.p99() / quick.p99();
                            add("provider takes 5 s: their p99", "at most 1.25", tail, tail <= 1.25);
                        }));
    }

    private void most(Optional<Measured> figure, Reading reading, double bound) {
        figure.ifPresent(own -> add(own, reading, "under " + plain(bound), reading.value.applyAsDouble(own) < bound));
    }

    private void least(Optional<Measured> figure, Reading reading, double bound) {
        figure.ifPresent(
                own -> add(own, reading, "at least " + plain(bound), reading.value.applyAsDouble(own) >= bound));
    }

    private void add(Measured own, Reading reading, String wanted, boolean met) {
        double value = reading.value.applyAsDouble(own);
        String limit = figures.stream()
                .filter(f -> f.group().equals(own.group()) && f.subject() != Subject.PLATFORM)
                .filter(f -> f.isClosed() == own.isClosed())
                .map(f -> Table.fine(reading.value.applyAsDouble(f)) + " " + f.scenario() + " (ratio "
                        + Table.fine(value / reading.value.applyAsDouble(f)) + ")")
                .reduce("", (before, next) -> before.isEmpty() ? next : before + "; " + next);
        aims.add(
                new Aim(reading.what, wanted + " " + reading.unit, Table.fine(value) + " " + reading.unit, limit, met));
    }

    private void add(String what, String wanted, double ratio, boolean met) {
        aims.add(new Aim(what, wanted, Table.fine(ratio), "", met));
    }

    private Optional<Measured> closed(String scenario) {
        return first(f -> f.isClosed() && f.scenario().equals(scenario));
    }

    private Optional<Measured> first(Predicate<Measured> which) {
        return figures.stream().filter(which).findFirst();
    }

    private static String plain(double bound) {
        return bound < 1 ? String.valueOf(bound) : String.format(Locale.ROOT, "%,.0f", bound);
    }
}
