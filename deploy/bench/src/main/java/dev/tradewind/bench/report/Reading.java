package dev.tradewind.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** In words, what figures say and what they cannot say. */
final class Reading {
    private static final String SCALE_OUT = "Scale-out: load, PostgreSQL and all JVMs share %s processors here, so more"
            + " JVMs cannot bring more orders (%.2f times as many on %d JVMs); what can be read is the price of"
            + " distribution, %.2f times the processor time for an order, and that nothing goes wrong; how far it"
            + " scales takes a machine for each node.";

    private Reading() {}

    /** Of the same load on one JVM and on several; empty when that was not measured. */
    static Optional<String> ofScaleOut(List<Measured> figures, Map<String, String> machine) {
        List<Measured> sizes = figures.stream()
                .filter(figure -> figure.group().equals(Measured.SCALE_OUT))
                .toList();
        if (sizes.size() < 2) {
            return Optional.empty();
        }
        if (sizes.stream().anyMatch(size -> size.ok() == 0)) {
            return Optional.of("Scale-out: on some number of JVMs no order came through; there is nothing to compare.");
        }
        Measured one = sizes.getFirst();
        Measured most = sizes.getLast();
        return Optional.of(String.format(
                Locale.ROOT,
                SCALE_OUT,
                machine.getOrDefault("processors", "few"),
                most.perSecond() / one.perSecond(),
                sizes.size(),
                most.msPerOp() / one.msPerOp()));
    }
}
