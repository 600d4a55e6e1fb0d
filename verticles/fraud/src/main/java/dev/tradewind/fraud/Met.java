package dev.tradewind.fraud;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which cards, devices, … the purchases of a trail have met between two places of it. The window is moved to where it
 * is asked for, so that a question costs what has changed since the last one, and not the length of the window.
 */
final class Met {
    private final Map<Link, Integer> times = new HashMap<>();
    private final int[] different = new int[Dimension.values().length];
    private int from;
    private int to;

    /** How many different ones, from one place up to and without the other. */
    int different(Dimension dimension, Purchase[] purchases, int newFrom, int newTo) {
        if (newFrom >= to || newTo <= from) {
            startAt(newFrom);
        }
        while (to < newTo) {
            count(purchases[to++], 1);
        }
        while (from > newFrom) {
            count(purchases[--from], 1);
        }
        while (to > newTo) {
            count(purchases[--to], -1);
        }
        while (from < newFrom) {
            count(purchases[from++], -1);
        }
        return different[dimension.ordinal()];
    }

    private void startAt(int place) {
        times.clear();
        Arrays.fill(different, 0);
        from = place;
        to = place;
    }

    /** A purchase came in at this place, and all behind it moved on by one. */
    void added(int place, Purchase purchase) {
        if (place < from) {
            from++;
            to++;
        } else if (place < to) {
            to++;
            count(purchase, 1);
        }
    }

    /** The purchase at this place went, and all behind it moved back by one. */
    void removed(int place, Purchase purchase) {
        if (place < from) {
            from--;
            to--;
        } else if (place < to) {
            to--;
            count(purchase, -1);
        }
    }

    private void count(Purchase purchase, int by) {
        for (Link link : purchase.links()) {
            int now = times.merge(link, by, Integer::sum);
            if (now == 0) {
                times.remove(link);
                different[link.dimension().ordinal()]--;
            } else if (by > 0 && now == 1) {
                different[link.dimension().ordinal()]++;
            }
        }
    }
}
