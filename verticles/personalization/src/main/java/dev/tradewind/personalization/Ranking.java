package dev.tradewind.personalization;

import dev.tradewind.contracts.personalization.RecommendationKind;
import dev.tradewind.contracts.personalization.RecommendationQuery;
import dev.tradewind.contracts.personalization.Recommendations.Code;
import dev.tradewind.contracts.personalization.Recommendations.Item;
import dev.tradewind.contracts.personalization.Recommendations.Reason;
import dev.tradewind.contracts.personalization.ShelfItem;
import dev.tradewind.contracts.shared.ProductId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers a question for recommendations from a {@link ShopModel}: what the kind asks for first, then what is like it,
 * so that a cold product or an empty visit gets something as well.
 */
final class Ranking {
    private static final int SPARE = 30;
    private static final int CATEGORY_LOOKED_AT = 500;

    private final ShopModel model;

    Ranking(ShopModel model) {
        this.model = model;
    }

    /** @param note why it is shorter than asked for; null when it is not */
    record Answer(String model, @Nullable String note, List<Item> items) {}

    Answer answer(RecommendationQuery query) {
        String name = Models.of(model.experiment(), query.sessionId());
        Listing listing = new Listing(model.shelf(), model.rules(), query.kind(), query.limit());
        String lookedAt = lookedAt(query);
        if (lookedAt != null) {
            listing.leaveOut(lookedAt);
        }
        listing.pinned();
        fill(listing, query, Models.settings(name), lookedAt);
        List<Item> items = listing.items();
        return new Answer(Models.version(name), note(items.size(), query), items);
    }

    private @Nullable String lookedAt(RecommendationQuery query) {
        ProductId product = query.productId();
        if (product != null) {
            return product.value();
        }
        boolean visit = query.kind() == RecommendationKind.FOR_YOU && query.sessionId() != null;
        return visit ? model.sessions().last(String.valueOf(query.sessionId())) : null;
    }

    private void fill(
            Listing listing, RecommendationQuery query, @Nullable KnnSettings settings, @Nullable String lookedAt) {
        int wanted = query.limit() + SPARE;
        if (query.kind() == RecommendationKind.FOR_YOU && settings != null) {
            viewed(listing, forVisit(query, settings, wanted));
        }
        if (query.kind() == RecommendationKind.BOUGHT_TOGETHER && lookedAt != null) {
            bought(listing, model.baskets().with(lookedAt, wanted));
        }
        boolean aboutAProduct =
                query.kind() == RecommendationKind.SIMILAR || query.kind() == RecommendationKind.BOUGHT_TOGETHER;
        if (aboutAProduct && lookedAt != null && settings != null) {
            viewed(listing, model.sessions().nextAfter(List.of(lookedAt), settings, wanted));
        }
        if (query.kind() != RecommendationKind.TRENDING && lookedAt != null) {
            sameCategory(listing, lookedAt);
        }
        trending(listing);
        if (!listing.isFull()) {
            newest(listing);
        }
    }

    private List<Suggestion> forVisit(RecommendationQuery query, KnnSettings settings, int wanted) {
        String session = query.sessionId();
        ProductId product = query.productId();
        if (product == null
                || session != null && product.value().equals(model.sessions().last(session))) {
            return session == null ? List.of() : model.sessions().nextIn(session, settings, wanted);
        }
        // The page was opened a moment ago and the visit's log does not know it yet.
        List<String> history =
                new ArrayList<>(session == null ? List.of() : model.sessions().history(session));
        history.add(product.value());
        return model.sessions().nextAfter(history, settings, wanted);
    }

    private void viewed(Listing listing, List<Suggestion> suggestions) {
        for (Suggestion suggestion : suggestions) {
            listing.offer(suggestion.item(), suggestion.score(), viewed(suggestion));
        }
    }

    private Reason viewed(Suggestion suggestion) {
        String because = suggestion.because();
        ShelfItem reason = because == null ? null : model.shelf().item(because);
        if (suggestion.item().equals(because)) {
            return new Reason(Code.VIEWED_BEFORE, "You looked at this before", null);
        }
        return reason == null
                ? new Reason(Code.VIEWED_TOGETHER, "Viewed together with what you looked at", null)
                : new Reason(Code.VIEWED_TOGETHER, "Viewed together with " + reason.title(), reason.productId());
    }

    private void bought(Listing listing, List<Suggestion> suggestions) {
        for (Suggestion suggestion : suggestions) {
            ShelfItem reason =
                    suggestion.because() == null ? null : model.shelf().item(suggestion.because());
            String text = reason == null ? "Bought together" : "Bought together with " + reason.title();
            ProductId because = reason == null ? null : reason.productId();
            listing.offer(suggestion.item(), suggestion.score(), new Reason(Code.BOUGHT_TOGETHER, text, because));
        }
    }

    private void sameCategory(Listing listing, String product) {
        ShelfItem item = model.shelf().item(product);
        if (item == null || item.category() == null || listing.isFull()) {
            return;
        }
        Reason reason = new Reason(Code.SAME_CATEGORY, "More from " + item.category(), item.productId());
        model.shelf().besides(item, CATEGORY_LOOKED_AT).stream()
                .sorted(Comparator.comparingDouble(p -> -model.demand().of(p)))
                .forEach(p -> listing.offer(p, 0, reason));
    }

    private void trending(Listing listing) {
        Reason reason = new Reason(Code.TRENDING, "Popular at the moment", null);
        List<String> top = model.demand().top();
        for (int rank = 0; rank < top.size() && !listing.isFull(); rank++) {
            listing.offer(top.get(rank), 1.0 / (rank + 2), reason);
        }
    }

    private void newest(Listing listing) {
        Reason reason = new Reason(Code.NEW, "New in the shop", null);
        model.shelf().newest().forEach(product -> listing.offer(product, 0, reason));
    }

    private @Nullable String note(int found, RecommendationQuery query) {
        if (found >= query.limit()) {
            return null;
        }
        return model.shelf().size() == 0 ? "Nothing is known of any product yet." : "There is nothing else to show.";
    }
}
