package dev.tradewind.fraud;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** From here on it pays to remember what a window has met. */
    private static final int LONG = 64;

    /** Kept from the place {@code begin} up to and without {@code end}. */
    private Purchase[] purchases = new Purchase[4];
    /** Of the purchases before each place, counted from any one of them: only differences mean something. */
    private long[] sums = new long[5];

    private int begin;
    private int end;
    private @Nullable Met met;
    private final List<Fraud> frauds = new ArrayList<>();

    /** @param knownAt when it became known */
    record Fraud(Purchase purchase, long knownAt) {}

    void add(Purchase purchase) {
        if (end - begin == PURCHASES_MAX) {
            begin++;
        }
        if (end == purchases.length) {
            makeRoom(purchase.at() - KEPT);
        }
        int place = upTo(purchase.at());
        System.arraycopy(purchases, place, purchases, place + 1, end - place);
        purchases[place] = purchase;
        end++;
        sumFrom(place);
        if (met != null) {
            met.added(place, purchase);
        }
    }

    /** As if it had never been added, but for what is known of it. */
    void forget(Purchase purchase) {
        int behind = upTo(purchase.at());
        for (int i = upTo(purchase.at() - 1); i < behind; i++) {
            if (purchases[i].id().equals(purchase.id())) {
                remove(i);
                return;
            }
        }
    }

    private void remove(int place) {
        if (met != null) {
            met.removed(place, purchases[place]);
        }
        end--;
        System.arraycopy(purchases, place + 1, purchases, place, end - place);
        sumFrom(place);
    }

    private void sumFrom(int place) {
        for (int i = place; i < end; i++) {
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

    /** Moves all to the front once that frees a quarter at least, so that each is moved a few times at most. */
    private void makeRoom(long oldest) {
        begin = Math.max(begin, upTo(oldest));
        int size = end - begin;
        int room = begin > purchases.length / 4 ? purchases.length : purchases.length * 2;
        Purchase[] all = new Purchase[room];
        System.arraycopy(purchases, begin, all, 0, size);
        purchases = all;
        sums = new long[room + 1];
        begin = 0;
        end = size;
        sumFrom(0);
        met = null;
    }

    /** The place behind all purchases that were made until then. */
    private int upTo(long time) {
        int low = begin;
        int high = end;
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
        int behind = upTo(to);
        for (int i = upTo(from); i < behind; i++) {
            largest = Math.max(largest, sums[i + 1] - sums[i]);
        }
        return largest;
    }

    int countAbove(double limit, long from, long to) {
        int count = 0;
        int behind = upTo(to);
        for (int i = upTo(from); i < behind; i++) {
            count += sums[i + 1] - sums[i] > limit ? 1 : 0;
        }
        return count;
    }

    /** How many different cards, devices, … were used. */
    int distinct(Dimension dimension, long from, long to) {
        Met window = met == null ? new Met() : met;
        if (end - begin >= LONG) {
            met = window;
        }
        return window.different(dimension, purchases, upTo(from), upTo(to));
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
