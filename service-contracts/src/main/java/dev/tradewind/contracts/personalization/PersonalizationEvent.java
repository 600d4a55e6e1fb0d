package dev.tradewind.contracts.personalization;

import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ProductId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a model of shoppers is made of, and what became of its advice: whoever reads this log from its
 * beginning can make such a model anew. One partition, so that there is one order. Sequences of visits are times in
 * microseconds: they grow, but do not count.
 */
public sealed interface PersonalizationEvent extends Event {
    String FEED = "personalization";
    EventTypes<PersonalizationEvent> TYPES = EventTypes.of(FEED, PersonalizationEvent.class);

    /** Subject: the visit. What happened in it, in order. */
    record Browsed(String sessionId, List<BrowseEvent> events) implements PersonalizationEvent {}

    /** Subject: the cart. A product came into it. */
    record Carted(CartId cartId, @Nullable String sessionId, ProductId productId) implements PersonalizationEvent {}

    /** Subject: the order. It was confirmed, or taken over from another system as it stood. */
    record Bought(OrderId orderId, @Nullable String sessionId, List<ProductId> products)
            implements PersonalizationEvent {}

    /** Subject: the product. This is how it stands now. */
    record ShelfChanged(ShelfItem item) implements PersonalizationEvent {}

    /**
     * Subject: the ranking. It was shown; sampled.
     *
     * @param sessionId null for one who is on no visit: nothing that comes of it is known
     * @param inputsDigest SHA-256 of what it was computed from: visit so far, product, kind, and the state of the model
     * @param reasons why each of the products was shown, in their order; null where it was told before there were any
     */
    record RankingServed(
            RankingId rankingId,
            @Nullable String sessionId,
            RecommendationKind kind,
            String model,
            String inputsDigest,
            List<ProductId> products,
            @Nullable List<Recommendations.Code> reasons,
            Instant at)
            implements PersonalizationEvent {}

    /**
     * Subject: the ranking. Something came of it.
     *
     * @param revenue of what was bought, without tax
     */
    record RankingFollowed(
            RankingId rankingId, String model, ProductId productId, Outcome outcome, @Nullable Money revenue)
            implements PersonalizationEvent {}

    /** Subject: the rule. */
    record RuleMade(RankingRule rule) implements PersonalizationEvent {}

    /** Subject: the rule. */
    record RuleDropped(RuleId ruleId) implements PersonalizationEvent {}

    /** Subject: {@code experiment}. */
    record ExperimentSet(Experiment experiment) implements PersonalizationEvent {}

    /** What came of a recommendation. */
    enum Outcome {
        CLICKED,
        ADDED,
        BOUGHT
    }
}
