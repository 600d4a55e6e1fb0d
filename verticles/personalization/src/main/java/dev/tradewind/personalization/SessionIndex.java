package dev.tradewind.personalization;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The last sessions, by item and by time: the index of VMIS-kNN, kept up to date click by click. Sessions are numbered
 * as they begin; when there are too many sessions or clicks, the oldest session goes.
 */
final class SessionIndex {
    static final int SESSION_CLICKS_MAX = 200;
    private static final int BYTES_EMPTY = 24;
    private static final int FIRST_LENGTH = 2;

    /** How much is kept. */
    record Bounds(int sessions, int clicks) {}

    private final Bounds bounds;
    private final Items items;
    private final Consumer<int[]> forgotten;
    private final int[][] clicks;
    private final int[] lengths;
    private @Nullable Postings[] postings = new Postings[1_024];
    private int oldest;
    private int next;
    private int clicksKept;

    /** @param forgotten is told the clicks of a session that goes */
    SessionIndex(Bounds bounds, Items items, Consumer<int[]> forgotten) {
        this.bounds = bounds;
        this.items = items;
        this.forgotten = forgotten;
        this.clicks = new int[bounds.sessions()][];
        this.lengths = new int[bounds.sessions()];
    }

    /** Begins a session. */
    int begin() {
        if (next - oldest == bounds.sessions()) {
            forgetOldest();
        }
        clicks[slot(next)] = new int[FIRST_LENGTH];
        lengths[slot(next)] = 0;
        return next++;
    }

    /** The session goes on with this item; false when it is too long or forgotten. */
    boolean click(int session, String name) {
        if (!holds(session) || length(session) == SESSION_CLICKS_MAX) {
            return false;
        }
        while (clicksKept >= bounds.clicks() && oldest < session) {
            forgetOldest();
        }
        int item = items.add(name);
        int slot = slot(session);
        if (item >= postings.length) {
            postings = Arrays.copyOf(postings, Math.max(item + 1, 2 * postings.length));
        }
        if (!contains(session, item)) {
            postingsOf(item).add(session);
        }
        if (lengths[slot] == clicks[slot].length) {
            clicks[slot] = Arrays.copyOf(clicks[slot], 2 * lengths[slot]);
        }
        clicks[slot][lengths[slot]++] = item;
        clicksKept++;
        return true;
    }

    void write(Ink ink) {
        ink.number(oldest);
        ink.number(next);
        for (int session = oldest; session < next; session++) {
            ink.steps(clicks(session), 0, length(session));
        }
        for (int item = 0; item < items.bound(); item++) {
            Postings some = postings(item);
            if (some != null) {
                ink.number(item);
                some.write(ink);
            }
        }
        ink.number(Items.UNKNOWN);
    }

    /** As it was written, into an index that is empty and has the same bounds. */
    void read(Script script) {
        oldest = script.integer();
        next = script.integer();
        if (oldest < 0 || next < oldest || next - oldest > bounds.sessions()) {
            throw new IllegalStateException("no room for sessions " + oldest + " to " + next);
        }
        for (int session = oldest; session < next; session++) {
            int[] all = script.steps();
            lengths[slot(session)] = all.length;
            clicks[slot(session)] = all.length == 0 ? new int[FIRST_LENGTH] : all;
            clicksKept += all.length;
        }
        postings = new Postings[Math.max(postings.length, items.bound())];
        for (int item = script.integer(); item != Items.UNKNOWN; item = script.integer()) {
            postings[item] = Postings.read(script);
        }
    }

    boolean holds(int session) {
        return session >= oldest && session < next;
    }

    int length(int session) {
        return lengths[slot(session)];
    }

    /** The session's items, {@link #length} of them; not to be changed. */
    int[] clicks(int session) {
        return clicks[slot(session)];
    }

    /** Null when no session has the item. */
    @Nullable
    Postings postings(int item) {
        return item >= 0 && item < postings.length ? postings[item] : null;
    }

    int sessions() {
        return next - oldest;
    }

    int capacity() {
        return bounds.sessions();
    }

    /** Where something about a session can be noted, below {@link #capacity}. */
    int slot(int session) {
        return session % bounds.sessions();
    }

    /** 0 for the newest session, nearly 1 for the oldest. */
    double age(int session) {
        return (next - 1 - session) / (double) Math.max(1, sessions());
    }

    long bytes() {
        long bytes = 12L * bounds.sessions() + 8L * postings.length;
        for (int session = oldest; session < next; session++) {
            bytes += BYTES_EMPTY + 4L * clicks(session).length;
        }
        for (Postings some : postings) {
            bytes += some == null ? 0 : some.bytes();
        }
        return bytes + items.bytes();
    }

    private boolean contains(int session, int item) {
        int[] all = clicks(session);
        for (int i = length(session) - 1; i >= 0; i--) {
            if (all[i] == item) {
                return true;
            }
        }
        return false;
    }

    private Postings postingsOf(int item) {
        Postings known = postings[item];
        if (known == null) {
            known = new Postings();
            postings[item] = known;
        }
        return known;
    }

    private void forgetOldest() {
        int session = oldest;
        int[] all = Arrays.copyOf(clicks(session), length(session));
        forgotten.accept(all);
        for (int item : all) {
            Postings some = postings[item];
            if (some != null) {
                some.remove(session);
                if (some.size() == 0) {
                    postings[item] = null;
                    items.forget(item);
                }
            }
        }
        clicksKept -= all.length;
        clicks[slot(session)] = new int[0];
        lengths[slot(session)] = 0;
        oldest++;
    }
}
