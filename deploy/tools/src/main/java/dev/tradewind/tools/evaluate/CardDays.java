package dev.tradewind.tools.evaluate;

import dev.tradewind.fraud.Ranking;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was scored, by day and card. Each day the cards with the highest score are looked at, and those found to be
 * stolen are not met again.
 */
final class CardDays {
    private final int looks;
    private final Map<LocalDate, Map<String, Card>> days = new TreeMap<>();
    private final List<Scored> all = new ArrayList<>();

    private record Scored(double score, boolean fraud) {}

    /** @param score the highest of the day */
    private record Card(String id, double score, boolean stolen) {
        Card and(Card other) {
            return new Card(id, Math.max(score, other.score), stolen || other.stolen);
        }
    }

    /** @param looks cards that can be looked at each day */
    CardDays(int looks) {
        this.looks = looks;
    }

    void add(LocalDate day, Transaction transaction, double score) {
        all.add(new Scored(score, transaction.fraud()));
        Card card = new Card(transaction.customer(), score, transaction.fraud());
        Card ignored = days.computeIfAbsent(day, d -> new TreeMap<>()).merge(card.id(), card, Card::and);
    }

    Ranking ranking() {
        double[] scores = all.stream().mapToDouble(Scored::score).toArray();
        boolean[] frauds = new boolean[scores.length];
        for (int i = 0; i < frauds.length; i++) {
            frauds[i] = all.get(i).fraud();
        }
        return Ranking.of(scores, frauds);
    }

    /** The mean over the days of the share of stolen cards among those looked at. */
    double cardPrecision() {
        Set<String> found = new HashSet<>();
        double sum = 0;
        for (Map<String, Card> day : days.values()) {
            List<String> stolen = day.values().stream()
                    .filter(card -> !found.contains(card.id()))
                    .sorted(Comparator.comparingDouble(card -> -card.score()))
                    .limit(looks)
                    .filter(Card::stolen)
                    .map(Card::id)
                    .toList();
            sum += stolen.size() / (double) looks;
            found.addAll(stolen);
        }
        return sum / days.size();
    }

    long size() {
        return all.size();
    }

    long frauds() {
        return all.stream().filter(Scored::fraud).count();
    }
}
