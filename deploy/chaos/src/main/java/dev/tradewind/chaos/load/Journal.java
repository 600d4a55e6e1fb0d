package dev.tradewind.chaos.load;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What people asked for and what they were told, by the fault that was on at that time. */
public final class Journal {
    /** When nothing was broken on purpose. */
    public static final String PEACE = "(none)";

    private final Map<String, Counts> counts = new ConcurrentHashMap<>();
    private final Map<String, Purchase> purchases = new ConcurrentHashMap<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private volatile String phase = PEACE;

    /**
     * @param asked requests
     * @param failed those whose failure somebody saw: no answer, or one that says that it did not work
     */
    private record Counts(LongAdder asked, LongAdder failed) {}

    public void phase(String fault) {
        phase = fault;
    }

    String phase() {
        return phase;
    }

    void asked(String during, boolean failed) {
        Counts count = counts.computeIfAbsent(during, name -> new Counts(new LongAdder(), new LongAdder()));
        count.asked().increment();
        if (failed) {
            count.failed().increment();
        }
    }

    /** A word about something that should not have been answered so. */
    void complain(String what) {
        if (!complaints.offer(what)) {
            throw new IllegalStateException("the queue has no limit");
        }
    }

    public List<String> complaints() {
        return complaints.stream().distinct().toList();
    }

    /** The shopper knows his order: from here on it must not get lost. */
    Purchase accepted(String order, String cart, String token) {
        return purchases.computeIfAbsent(order, id -> new Purchase(id, cart, token, phase));
    }

    public long requests(String during) {
        Counts count = counts.get(during);
        return count == null ? 0 : count.asked().sum();
    }

    public long failures(String during) {
        Counts count = counts.get(during);
        return count == null ? 0 : count.failed().sum();
    }

    public long requests() {
        return counts.values().stream().mapToLong(c -> c.asked().sum()).sum();
    }

    public long failures() {
        return counts.values().stream().mapToLong(c -> c.failed().sum()).sum();
    }

    public Collection<Purchase> purchases() {
        return purchases.values();
    }
}
