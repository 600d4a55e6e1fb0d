package dev.tradewind.tools.retail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What an invoice's customer got back, by what it had been paid for, in pence. */
final class Refund {
    private final Map<InvoiceLine.Matter, Long> amounts = new EnumMap<>(InvoiceLine.Matter.class);
    private final List<Long> lines = new ArrayList<>();

    void add(InvoiceLine.Matter matter, long pence) {
        amounts.merge(matter, pence, Long::sum);
    }

    /** @param line on which a cancellation stands of which this is (the last) part */
    void settles(long line) {
        lines.add(line);
    }

    long amount(InvoiceLine.Matter matter) {
        return amounts.getOrDefault(matter, 0L);
    }

    long total() {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }

    List<Long> lines() {
        return Collections.unmodifiableList(lines);
    }
}
