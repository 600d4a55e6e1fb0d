package dev.tradewind.personalization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.personalization.PersonalizationEvent.Outcome;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingServed;
import dev.tradewind.contracts.personalization.RankingId;
import dev.tradewind.contracts.personalization.RecommendationKind;
import dev.tradewind.contracts.shared.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ShownTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final ProductId LAMP = new ProductId("prod_lamp");

    private final Shown shown = new Shown(100, UnaryOperator.identity());

    @Test
    void whatCameBeforeARankingIsNotItsDoing() {
        RankingId first = rank(NOON);
        rank(NOON.plusSeconds(60));

        Shown.Ranked credited = shown.credit("visit", LAMP, Outcome.ADDED, NOON.plusSeconds(20));

        assertThat(credited).isNotNull();
        assertThat(credited.rankingId()).isEqualTo(first);
        assertThat(shown.credit("visit", LAMP, Outcome.ADDED, NOON.minusSeconds(60)))
                .isNull();
    }

    @Test
    void aRankingOfLongAgoIsForgotten() {
        rank(NOON);

        assertThat(shown.credit("visit", LAMP, Outcome.BOUGHT, NOON.plusSeconds(31 * 60)))
                .isNull();
    }

    private RankingId rank(Instant at) {
        RankingId id = RankingId.next();
        shown.served(
                new RankingServed(id, "visit", RecommendationKind.FOR_YOU, "model", "digest", List.of(LAMP), null, at));
        return id;
    }
}
