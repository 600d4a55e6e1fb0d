package dev.tradewind.personalization;

import java.util.Arrays;

/** The sessions of one item, oldest first. */
final class Postings {
    private static final int BYTES_EMPTY = 40;

    private int[] sessions = new int[2];
    private int from;
    private int to;

    void add(int session) {
        if (to == sessions.length) {
            makeRoom();
        }
        sessions[to++] = session;
    }

    /** Sessions are forgotten in about the order in which they came, so what is looked for stands near the front. */
    void remove(int session) {
        for (int i = from; i < to; i++) {
            if (sessions[i] == session) {
                System.arraycopy(sessions, from, sessions, from + 1, i - from);
                from++;
                return;
            }
        }
    }

    void write(Ink ink) {
        ink.steps(sessions, from, to);
    }

    /** As it was written. */
    static Postings read(Script script) {
        Postings read = new Postings();
        int[] sessions = script.steps();
        read.to = sessions.length;
        read.sessions = Arrays.copyOf(sessions, Math.max(read.sessions.length, sessions.length));
        return read;
    }

    int size() {
        return to - from;
    }

    /** The newest has the number 0. */
    int newest(int index) {
        return sessions[to - 1 - index];
    }

    long bytes() {
        return BYTES_EMPTY + 4L * sessions.length;
    }

    private void makeRoom() {
        int size = to - from;
        int length = 2 * size > sessions.length ? 2 * sessions.length : sessions.length;
        sessions = Arrays.copyOf(Arrays.copyOfRange(sessions, from, to), length);
        from = 0;
        to = size;
    }
}
