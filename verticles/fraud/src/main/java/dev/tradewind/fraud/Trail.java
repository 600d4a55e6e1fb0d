package dev.tradewind.fraud;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The purchases of one customer, card, merchant or the like in the order of their times, and those known as frauds.
 * Windows are exact: they begin after {@code from} and end with {@code to}. Sums are of whole numbers, so that the
 * order in which they were added up never shows. Bounded: what is older than any window, and more than so many
 * purchases, is forgotten.
 */
final class Trail {
    static final Trail EMPTY = new Trail();
    static final long DAY = 86_400_000L;
    static final long KEPT = 90 * DAY;
    static final int PURCHASES_MAX = 4_096;
    private static final int FRAUDS_MAX = 512;

    private Purchase[] purchases = new Purchase[4];
    /** Amounts of the first i purchases. */
    private long[] sums = new long[5];

    private int size;
    private final List<Fraud> frauds = new ArrayList<>();

    /** @param knownAt when it became known */
    record Fraud(Purchase purchase, long knownAt) {}

    void add(Purchase purchase) {
        if (size == purchases.length) {
            makeRoom(purchase.at() - KEPT);
        }
        int place = upTo(purchase.at());
        System.arraycopy(purchases, place, purchases, place + 1, size - place);
        purchases[place] = purchase;
        size++;
        sumFrom(place);
    }

    /** As if it had never been added, but for what is known of it. */
    void forget(Purchase purchase) {
        for (int i = upTo(purchase.at() - 1); i < upTo(purchase.at()); i++) {
            if (purchases[i].id().equals(purchase.id())) {
                size--;
                System.arraycopy(purchases, i + 1, purchases, i, size - i);
                sumFrom(i);
                return;
            }
        }
    }

    private void sumFrom(int place) {
        for (int i = place; i < size; i++) {
            sums[i + 1] = sums[i] + purchases[i].amount();
        }
    }

    /** Telling of the same purchase again changes when it became known. */
    void fraud(Purchase purchase, long knownAt) {
        good(purchase);
        int place = frauds.size();
        while (place > 0 && frauds.get(place - 1).knownAt() > knownAt) {
            place--;
        }
        frauds.add(place, new Fraud(purchase, knownAt));
        if (frauds.size() > FRAUDS_MAX) {
            frauds.removeFirst();
        }
    }

    /** What was told of this purchase was wrong. */
    void good(Purchase purchase) {
        frauds.removeIf(fraud -> fraud.purchase().id().equals(purchase.id()));
    }

    private void makeRoom(long oldest) {
        int old = Math.max(upTo(oldest), size - PURCHASES_MAX + 1);
        if (old <= size / 4) {
            int room = Math.min(PURCHASES_MAX, size * 2);
            if (room > size) {
                purchases = Arrays.copyOf(purchases, room);
                sums = Arrays.copyOf(sums, room + 1);
                return;
            }
        }
        System.arraycopy(purchases, old, purchases, 0, size - old);
        size -= old;
        sumFrom(0);
    }

    /** How many purchases were made until then. */
    private int upTo(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (purchases[middle].at() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int count(long from, long to) {
        return upTo(to) - upTo(from);
    }

    long amount(long from, long to) {
        return sums[upTo(to)] - sums[upTo(from)];
    }

    /** NaN when there is none. */
    double mean(long from, long to) {
        int count = count(from, to);
        return count == 0 ? Double.NaN : amount(from, to) / (double) count;
    }

    /** The largest purchase, 0 when there is none. */
    long largest(long from, long to) {
        long largest = 0;
        for (int i = upTo(from); i < upTo(to); i++) {
            largest = Math.max(largest, purchases[i].amount());
        }
        return largest;
    }

    int countAbove(double limit, long from, long to) {
        int count = 0;
        for (int i = upTo(from); i < upTo(to); i++) {
            count += purchases[i].amount() > limit ? 1 : 0;
        }
        return count;
    }

    /** How many different cards, devices, … were used. */
    int distinct(Dimension dimension, long from, long to) {
        Set<String> values = new HashSet<>();
        for (int i = upTo(from); i < upTo(to); i++) {
            for (Link link : purchases[i].links()) {
                if (link.dimension() == dimension) {
                    values.add(link.value());
                }
            }
        }
        return values.size();
    }

    /** The time of the first purchase; {@code to} when there is none. */
    long first(long from, long to) {
        int place = upTo(from);
        return place < upTo(to) ? purchases[place].at() : to;
    }

    /** The time of the last purchase; {@code from} when there is none. */
    long last(long from, long to) {
        int place = upTo(to);
        return place > upTo(from) ? purchases[place - 1].at() : from;
    }

    /** Frauds that became known then. */
    int frauds(long from, long to) {
        int count = 0;
        for (int i = frauds.size() - 1; i >= 0; i--) {
            long knownAt = frauds.get(i).knownAt();
            if (knownAt <= from) {
                break;
            }
            count += knownAt <= to ? 1 : 0;
        }
        return count;
    }

    /** Frauds committed since then, of those that were known until then. */
    List<Purchase> fraudsSince(long committed, long knownUntil) {
        return frauds.stream()
                .filter(fraud ->
                        fraud.knownAt() <= knownUntil && fraud.purchase().at() > committed)
                .map(Fraud::purchase)
                .toList();
    }
}
