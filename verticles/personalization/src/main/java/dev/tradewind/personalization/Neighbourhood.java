package dev.tradewind.personalization;

import java.util.Arrays;

/** The sessions that are most like the present one. */
final class Neighbourhood {
    private final SessionIndex index;
    private final KnnSettings settings;
    private final float[] similarity;
    private final int[] common;
    private int[] touched = new int[1_024];
    private float[] sorted = new float[1_024];
    private int size;
    private float threshold;

    Neighbourhood(SessionIndex index, KnnSettings settings) {
        this.index = index;
        this.settings = settings;
        this.similarity = new float[index.capacity()];
        this.common = new int[index.capacity()];
    }

    /** Scores every recent session that has an item of the present one, and keeps the best. */
    void find(NextItems.Session session) {
        size = 0;
        int[] clicks = session.clicks();
        int length = session.length();
        for (int at = length - 1; at >= Math.max(0, length - settings.historyItems()); at--) {
            Postings sessions = index.postings(clicks[at]);
            if (sessions == null || !RepeatRates.isLast(clicks, length, at)) {
                continue;
            }
            float weight = (float) Math.exp(-(length - 1 - at) / settings.positionDecay());
            int looked = Math.min(sessions.size(), settings.recentSessions());
            for (int i = 0; i < looked; i++) {
                if (sessions.newest(i) != session.number()) {
                    touch(sessions.newest(i), clicks[at], weight);
                }
            }
        }
        normalise();
    }

    /** Lets the neighbours vote, each for what it has around what it shares with the present session. */
    void vote(Votes votes) {
        for (int i = 0; i < size; i++) {
            int number = touched[i];
            float weight = similarity[index.slot(number)];
            similarity[index.slot(number)] = 0;
            if (weight >= threshold) {
                vote(votes, number, weight);
            }
        }
    }

    private void vote(Votes votes, int number, float weight) {
        int shared = common[index.slot(number)];
        int[] clicks = index.clicks(number);
        int length = index.length(number);
        int meeting = NextItems.lastOf(clicks, length, shared);
        for (int at = 0; at < length; at++) {
            if (at != meeting) {
                double near = Math.exp((1 - Math.abs(at - meeting)) / settings.distanceDecay());
                votes.add(clicks[at], weight * near * rarity(clicks[at]), shared);
            }
        }
    }

    private double rarity(int item) {
        Postings sessions = index.postings(item);
        int frequency = sessions == null ? 1 : sessions.size();
        return Math.pow(Math.log(1 + index.sessions() / (double) frequency), settings.rarity());
    }

    // The present session is walked from its end, so what is noted first is the newest item in common.
    private void touch(int number, int item, float weight) {
        int slot = index.slot(number);
        if (similarity[slot] == 0) {
            if (size == touched.length) {
                touched = Arrays.copyOf(touched, 2 * size);
                sorted = new float[2 * size];
            }
            touched[size++] = number;
            common[slot] = item;
        }
        similarity[slot] += weight;
    }

    private void normalise() {
        for (int i = 0; i < size; i++) {
            int number = touched[i];
            double fresh = Math.exp(-settings.ageWeight() * index.age(number));
            int slot = index.slot(number);
            similarity[slot] = (float) (similarity[slot] * fresh / Math.sqrt(index.length(number)));
            sorted[i] = similarity[slot];
        }
        threshold = size <= settings.neighbours() ? 0 : Selection.largest(sorted, size, settings.neighbours());
    }
}
