package dev.tradewind.personalization;

import dev.tradewind.contracts.personalization.PersonalizationEvent.Outcome;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingFollowed;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingServed;
import dev.tradewind.contracts.shared.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rankings that visits were shown lately, so that what comes of them is known. Bounded in visits and in each. */
final class Shown {
    static final Duration ATTRIBUTED = Duration.ofMinutes(30);
    private static final int EACH = 8;

    private final LinkedHashMap<String, Deque<Entry>> bySession;
    private final LinkedHashMap<String, Entry> byRanking;

    private record Entry(RankingServed served, Set<String> known) {}

    Shown(int sessions) {
        bySession = bounded(sessions);
        byRanking = bounded(EACH * sessions);
    }

    void served(RankingServed ranking) {
        Entry entry = new Entry(ranking, new HashSet<>());
        Deque<Entry> shown = bySession.computeIfAbsent(ranking.sessionId(), s -> new ArrayDeque<>());
        shown.addFirst(entry);
        if (shown.size() > EACH) {
            shown.removeLast();
        }
        byRanking.put(ranking.rankingId().value(), entry);
    }

    void followed(RankingFollowed followed) {
        Entry entry = byRanking.get(followed.rankingId().value());
        if (entry != null) {
            entry.known().add(key(followed.productId(), followed.outcome()));
        }
    }

    /** The latest ranking that showed this product to this visit and of which this is not known yet; null for none. */
    @Nullable
    RankingServed credit(String session, ProductId product, Outcome outcome, Instant at) {
        for (Entry entry : bySession.getOrDefault(session, new ArrayDeque<>())) {
            if (entry.served().products().contains(product)
                    && Duration.between(entry.served().at(), at).compareTo(ATTRIBUTED) <= 0) {
                return entry.known().contains(key(product, outcome)) ? null : entry.served();
            }
        }
        return null;
    }

    private static String key(ProductId product, Outcome outcome) {
        return outcome + product.value();
    }

    private static <V> LinkedHashMap<String, V> bounded(int max) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > max;
            }
        };
    }
}
