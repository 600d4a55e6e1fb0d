package dev.tradewind.tools.simulate;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time and what is to happen in it. What falls on the same moment happens in an order that the dice decide. */
final class Agenda {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::tie));
    private final Dice dice;
    private long now;

    private record Entry(long at, long tie, Runnable action) {}

    Agenda(Dice dice) {
        this.dice = dice;
    }

    /** Milliseconds since the beginning. */
    long millis() {
        return now;
    }

    Instant now() {
        return BEGIN.plusMillis(now);
    }

    void in(long millis, Runnable action) {
        entries.add(new Entry(now + millis, dice.any(), action));
    }

    void at(Instant time, Runnable action) {
        in(Math.max(0, time.toEpochMilli() - now().toEpochMilli()), action);
    }

    /** Lets the next thing happen; false when nothing is left. */
    boolean step() {
        Entry next = entries.poll();
        if (next == null) {
            return false;
        }
        now = next.at();
        next.action().run();
        return true;
    }
}
