package dev.tradewind.tools.replay;

import dev.tradewind.contracts.auditor.Invariants;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.tools.verify.Audit;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a replay.
 *
 * @param confirmed of the orders
 * @param failed orders that did not get to where history took them
 * @param buying how long the shoppers took
 * @param late by how much the replay fell behind its speed at most
 * @param ends orders by the state in which they were left
 */
public record ReplayResult(
        int orders,
        int confirmed,
        int failed,
        Duration buying,
        Duration late,
        Map<OrderStatus, Integer> ends,
        Figures figures) {
    private static final double ERRORS_MAX_PERCENT = 0.1;

    double errorPercent() {
        return orders == 0 ? 0 : 100.0 * failed / orders;
    }

    /** Fewer than one order in a thousand went wrong. */
    public boolean isRight() {
        return errorPercent() < ERRORS_MAX_PERCENT;
    }

    public String text(Invariants invariants) {
        double seconds = Math.max(0.001, buying.toMillis() / 1e3);
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%,d orders, %,d confirmed in %.1f s (%.1f a second), %d errors (%.3f %%)%n",
                orders,
                confirmed,
                seconds,
                confirmed / seconds,
                failed,
                errorPercent()));
        text.append("left as: ").append(new TreeMap<>(ends)).append('\n');
        if (figures.retriedPayments() > 0) {
            text.append(figures.retriedPayments()).append(" paid with another card after the first was declined\n");
        }
        if (figures.reviews() > 0) {
            text.append(figures.reviews())
                    .append(" held for review on suspicion of fraud, and let go by this replay's staff\n");
        }
        if (!late.isZero()) {
            text.append("fell behind its speed by at most ")
                    .append(late.toMillis())
                    .append(" ms\n");
        }
        figures.errors().forEach((kind, count) -> text.append("error ")
                .append(count)
                .append(" × ")
                .append(kind)
                .append('\n'));
        text.append('\n').append(figures.latencyTable()).append('\n');
        invariants.data().forEach(invariant -> text.append(Audit.line(invariant))
                .append('\n'));
        return text.toString();
    }
}
