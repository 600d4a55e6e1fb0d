package dev.tradewind.personalization;

import java.util.Arrays;

/**
 * Ranks what may come next in a session: vector-multiplication-indexed session nearest neighbours (VMIS-kNN:
 * Kersbergen, Sprangers, Schelter, "Serenade: Low-Latency Session-Based Recommendation in e-Commerce at Scale", SIGMOD
 * 2022), built from that description, with what was measured to help on top of it:
 *
 * <ul>
 *   <li>decay by age and by the distance from what both sessions have in common (STAN: Garg et al., SIGIR 2019);
 *   <li>votes of what directly followed the last items, whichever sessions they were in;
 *   <li>the neighbours of the best candidates, for sessions that have few of their own;
 *   <li>the chance that the shopper comes back to an item of the session, as learned from all sessions.
 * </ul>
 *
 * For one thread: its working memory is reused.
 */
final class NextItems {
    private static final int FOLLOWED_ITEMS = 3;
    private static final int FOLLOWERS = 5;
    private static final double FOLLOWED_DECAY = 0.5;
    private static final double FOLLOWER_DECAY = 1 / 3.0;
    private static final double BEFORE = 0.5;
    private static final int EXPANDED_SESSIONS = 50;
    private static final int EXPANDED_REACH = 5;
    private static final double EXPANDED_DECAY = 5;
    private static final double EXPANDED_BEFORE = 0.7;
    /** What the neighbours say of an item of the session counts that little beside the learned chance. */
    private static final double REPEATS_HEARD = 0.2;

    private final SessionIndex index;
    private final RepeatRates rates;
    private final KnnSettings settings;
    private final Neighbourhood neighbourhood;
    private final Votes ofNeighbours = new Votes();
    private final Votes ofFollowers = new Votes();
    private final Votes ofExpansion = new Votes();
    private final Votes all = new Votes();

    NextItems(SessionIndex index, RepeatRates rates, KnnSettings settings) {
        this.index = index;
        this.rates = rates;
        this.settings = settings;
        this.neighbourhood = new Neighbourhood(index, settings);
    }

    /** The first {@code length} clicks of a session, which is not to be its own neighbour; −1 when it is not kept. */
    record Session(int[] clicks, int length, int number) {}

    /** The votes for whatever may come next; good until the next call. */
    Votes after(Session session) {
        ofNeighbours.clear();
        ofFollowers.clear();
        ofExpansion.clear();
        all.clear();
        if (settings.followers() < 1) {
            neighbourhood.find(session);
            neighbourhood.vote(ofNeighbours);
            ofNeighbours.pour(all, 1 - settings.followers());
        }
        follow(session);
        ofFollowers.pour(all, settings.followers());
        if (settings.expansion() > 0 && !all.isEmpty()) {
            expand(session.number());
            ofExpansion.pour(all, settings.expansion());
        }
        if (settings.repeats() > 0) {
            repeat(session);
        }
        return all;
    }

    private void follow(Session session) {
        double weight = 1;
        int first = Math.max(0, session.length() - FOLLOWED_ITEMS);
        for (int at = session.length() - 1; at >= first; at--) {
            Postings sessions = index.postings(session.clicks()[at]);
            if (sessions != null) {
                followers(session, session.clicks()[at], sessions, weight);
            }
            weight *= FOLLOWED_DECAY;
        }
    }

    private void followers(Session session, int item, Postings sessions, double weight) {
        int looked = Math.min(sessions.size(), settings.recentSessions());
        double each = weight / (looked + 0.5);
        for (int i = 0; i < looked; i++) {
            int number = sessions.newest(i);
            if (number == session.number()) {
                continue;
            }
            double worth = each * Math.exp(-settings.ageWeight() * index.age(number));
            int[] clicks = index.clicks(number);
            int length = index.length(number);
            for (int at = 0; at < length; at++) {
                if (clicks[at] == item) {
                    around(new Session(clicks, length, number), at, worth);
                }
            }
        }
    }

    private void around(Session neighbour, int at, double worth) {
        int[] clicks = neighbour.clicks();
        double after = worth;
        for (int i = at + 1; i < Math.min(neighbour.length(), at + 1 + FOLLOWERS); i++) {
            ofFollowers.add(clicks[i], after, clicks[at]);
            after *= FOLLOWER_DECAY;
        }
        double before = worth * BEFORE;
        for (int i = at - 1; i >= Math.max(0, at - FOLLOWERS); i--) {
            ofFollowers.add(clicks[i], before, clicks[at]);
            before *= FOLLOWER_DECAY;
        }
    }

    private void expand(int own) {
        for (int candidate : all.best(settings.expanded())) {
            Postings sessions = index.postings(candidate);
            if (sessions == null) {
                continue;
            }
            int looked = Math.min(sessions.size(), EXPANDED_SESSIONS);
            double each = all.of(candidate) / (looked + 1);
            int reason = all.because(candidate);
            for (int i = 0; i < looked; i++) {
                if (sessions.newest(i) != own) {
                    expand(sessions.newest(i), candidate, each, reason);
                }
            }
        }
    }

    private void expand(int neighbour, int candidate, double weight, int reason) {
        int[] clicks = index.clicks(neighbour);
        int length = index.length(neighbour);
        int at = lastOf(clicks, length, candidate);
        double worth = weight * Math.exp(-settings.ageWeight() * index.age(neighbour)) / Math.sqrt(length);
        int end = Math.min(length, at + 1 + EXPANDED_REACH);
        for (int i = Math.max(0, at - EXPANDED_REACH); i < end; i++) {
            if (i != at) {
                double side = i > at ? 1 : EXPANDED_BEFORE;
                ofExpansion.add(clicks[i], side * worth * Math.exp((1 - Math.abs(i - at)) / EXPANDED_DECAY), reason);
            }
        }
    }

    private void repeat(Session session) {
        int[] clicks = session.clicks();
        int length = session.length();
        for (int at = length - 1; at >= Math.max(0, length - settings.historyItems()); at--) {
            if (clicks[at] >= 0 && RepeatRates.isLast(clicks, length, at)) {
                double chance = settings.repeats() * rates.rate(clicks, length, at);
                all.set(clicks[at], chance + REPEATS_HEARD * all.of(clicks[at]), clicks[at]);
            }
        }
    }

    static int lastOf(int[] clicks, int length, int item) {
        for (int i = length - 1; i >= 0; i--) {
            if (clicks[i] == item) {
                return i;
            }
        }
        throw new IllegalArgumentException("the item is not in " + Arrays.toString(clicks));
    }
}
