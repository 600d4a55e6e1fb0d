package dev.tradewind.personalization;

import dev.tradewind.contracts.personalization.PersonalizationEvent.Outcome;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingFollowed;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingServed;
import dev.tradewind.contracts.personalization.RankingId;
import dev.tradewind.contracts.shared.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rankings that visits were shown lately, so that what comes of them is known. Bounded in number, in each visit,
 * and by age: of an old one nothing comes any more.
 */
final class Shown {
    static final Duration ATTRIBUTED = Duration.ofMinutes(30);
    /** Nodes' clocks may differ, by so much when it comes to what was first. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(5);

    private static final Duration REMEMBERED = ATTRIBUTED.multipliedBy(2);

    private static final int EACH = 8;

    private final int rankingsMax;
    private final UnaryOperator<ProductId> same;
    private final Map<String, Deque<Ranked>> bySession = new HashMap<>();
    private final LinkedHashMap<String, Ranked> byRanking = new LinkedHashMap<>();

    /** A ranking that was shown; {@code known} is what has come of it so far. */
    record Ranked(
            RankingId rankingId,
            String sessionId,
            String model,
            Instant at,
            List<ProductId> products,
            Set<String> known) {}

    /** @param same gives for a product's id the one that is kept in memory anyhow, if there is one */
    Shown(int rankingsMax, UnaryOperator<ProductId> same) {
        this.rankingsMax = rankingsMax;
        this.same = same;
    }

    void served(RankingServed served) {
        String session = served.sessionId();
        if (session == null) {
            return;
        }
        keep(new Ranked(
                served.rankingId(),
                session,
                served.model(),
                served.at(),
                served.products().stream().map(same).toList(),
                new HashSet<>()));
        while (byRanking.size() > rankingsMax || oldest().at().plus(REMEMBERED).isBefore(served.at())) {
            forget(oldest());
        }
    }

    private void keep(Ranked ranked) {
        Deque<Ranked> shown = bySession.computeIfAbsent(ranked.sessionId(), s -> new ArrayDeque<>(2));
        shown.addFirst(ranked);
        byRanking.put(ranked.rankingId().value(), ranked);
        if (shown.size() > EACH) {
            forget(shown.getLast());
        }
    }

    private Ranked oldest() {
        return byRanking.firstEntry().getValue();
    }

    private void forget(Ranked ranked) {
        byRanking.remove(ranked.rankingId().value());
        bySession.computeIfPresent(ranked.sessionId(), (session, shown) -> {
            shown.removeIf(one -> one == ranked);
            return shown.isEmpty() ? null : shown;
        });
    }

    void followed(RankingFollowed followed) {
        Ranked ranked = byRanking.get(followed.rankingId().value());
        if (ranked != null) {
            ranked.known().add(key(followed.productId(), followed.outcome()));
        }
    }

    /** What was taken to be known could not be told. */
    void notFollowed(RankingFollowed followed) {
        Ranked ranked = byRanking.get(followed.rankingId().value());
        if (ranked != null) {
            boolean unused = ranked.known().remove(key(followed.productId(), followed.outcome()));
        }
    }

    /**
     * The latest ranking that showed this product to this visit before that moment and of which this is not known yet;
     * null for none.
     */
    @Nullable
    Ranked credit(String session, ProductId product, Outcome outcome, Instant at) {
        for (Ranked ranked : bySession.getOrDefault(session, new ArrayDeque<>())) {
            if (ranked.products().contains(product)
                    && !at.isBefore(ranked.at().minus(CLOCKS_APART))
                    && Duration.between(ranked.at(), at).compareTo(ATTRIBUTED) <= 0) {
                return ranked.known().contains(key(product, outcome)) ? null : ranked;
            }
        }
        return null;
    }

    int rankings() {
        return byRanking.size();
    }

    void write(Ink ink) {
        ink.number(byRanking.size());
        byRanking.values().forEach(ranked -> {
            ink.text(ranked.rankingId().value());
            ink.text(ranked.sessionId());
            ink.text(ranked.model());
            ink.number(ranked.at().getEpochSecond());
            ink.number(ranked.at().getNano());
            ink.number(ranked.products().size());
            ranked.products().forEach(product -> ink.text(product.value()));
            ink.number(ranked.known().size());
            ranked.known().forEach(ink::text);
        });
    }

    /** As it was written, into one that is empty. */
    void read(Script script) {
        for (int left = script.count(); left > 0; left--) {
            keep(new Ranked(
                    new RankingId(script.text()),
                    script.text(),
                    script.text(),
                    Instant.ofEpochSecond(script.number(), script.number()),
                    texts(script).stream().map(ProductId::new).map(same).toList(),
                    new HashSet<>(texts(script))));
        }
    }

    private static List<String> texts(Script script) {
        return IntStream.range(0, script.count()).mapToObj(i -> script.text()).toList();
    }

    private static String key(ProductId product, Outcome outcome) {
        return outcome + product.value();
    }
}
