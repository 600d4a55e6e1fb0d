package dev.tradewind.personalization;

import java.util.Arrays;

/** Votes for items, and for each item the one of the present session that brought it the most. */
final class Votes {
    static final int NOBODY = -1;

    private double[] votes = new double[1_024];
    private double[] strongest = new double[1_024];
    private int[] because = new int[1_024];
    private int[] voted = new int[1_024];
    private int size;
    private double sum;

    /** @param reason the item of the session that this vote comes from */
    void add(int item, double weight, int reason) {
        if (item >= votes.length) {
            grow(item);
        }
        if (votes[item] == 0) {
            voted[size++] = item;
            strongest[item] = 0;
        }
        votes[item] += weight;
        sum += weight;
        if (weight > strongest[item]) {
            strongest[item] = weight;
            because[item] = reason;
        }
    }

    /** Gives these votes to another, scaled so that they are together worth this much. */
    void pour(Votes other, double worth) {
        if (sum > 0) {
            double factor = worth / sum;
            for (int i = 0; i < size; i++) {
                other.add(voted[i], votes[voted[i]] * factor, because[voted[i]]);
            }
        }
    }

    /** Sets an item's votes, which must be more than none. */
    void set(int item, double value, int reason) {
        double before = of(item);
        add(item, value - before, reason);
        because[item] = reason;
    }

    double of(int item) {
        return item < votes.length ? votes[item] : 0;
    }

    int because(int item) {
        return because[item];
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            votes[voted[i]] = 0;
        }
        size = 0;
        sum = 0;
    }

    /** The items with the most votes, best first; among equals the one that was voted for first. */
    int[] best(int limit) {
        int[] best = new int[Math.min(limit, size)];
        int found = 0;
        for (int i = 0; i < size; i++) {
            double value = votes[voted[i]];
            if (best.length == 0 || found == best.length && value <= votes[best[found - 1]]) {
                continue;
            }
            int place = found < best.length ? found++ : found - 1;
            while (place > 0 && votes[best[place - 1]] < value) {
                best[place] = best[place - 1];
                place--;
            }
            best[place] = voted[i];
        }
        return best;
    }

    private void grow(int item) {
        int length = Math.max(item + 1, 2 * votes.length);
        votes = Arrays.copyOf(votes, length);
        strongest = Arrays.copyOf(strongest, length);
        because = Arrays.copyOf(because, length);
        voted = Arrays.copyOf(voted, length);
    }
}
