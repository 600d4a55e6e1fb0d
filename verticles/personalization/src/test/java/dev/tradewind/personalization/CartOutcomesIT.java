package dev.tradewind.personalization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.personalization.BrowseEvent.Type;
import dev.tradewind.contracts.personalization.ModelReport;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingFollowed;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingServed;
import dev.tradewind.contracts.personalization.RecommendationKind;
import dev.tradewind.contracts.personalization.Recommendations.Code;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CartOutcomesIT {
    private static <E extends PersonalizationEvent> Stream<E> told(PersonalizationFixture shop, Class<E> type) {
        return shop.domain.events(PersonalizationEvent.TYPES).stream()
                .map(received -> received.event())
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static boolean hasReasons(RankingServed served) {
        return "silent".equals(served.sessionId())
                && served.reasons() != null
                && served.reasons().size() == served.products().size()
                && served.reasons().contains(Code.VIEWED_TOGETHER);
    }

    /** Nobody tells that it was clicked or added: only the cart knows. */
    @Test
    void whatComesIntoTheCartOfAVisitIsAnOutcomeToo() {
        try (PersonalizationFixture shop = new PersonalizationFixture()) {
            ProductId lamp = shop.product("Lamp");
            ProductId bulb = shop.product("Bulb");
            CartId cart = CartId.next();
            shop.visit("one", lamp, bulb);
            shop.visit("two", lamp, bulb);
            shop.browse(PersonalizationFixture.step(Type.PRODUCT_VIEWED, "silent", lamp, cart));
            // Each second a few rankings are told.
            shop.domain.eventually("a ranking is told with its reasons", () -> {
                boolean shown = !shop.recommend(RecommendationKind.FOR_YOU, "silent", null)
                        .data()
                        .isEmpty();
                return Future.succeededFuture(
                        shown && told(shop, RankingServed.class).anyMatch(CartOutcomesIT::hasReasons));
            });
            shop.domain.eventually("it counts as added", () -> {
                shop.addToCart(cart, bulb);
                return Future.succeededFuture(told(shop, RankingFollowed.class).count() > 0);
            });
            shop.buy(cart, bulb);
            shop.domain.eventually("and as bought", () -> shop.service.report(1).map(report -> report.data().stream()
                    .anyMatch(f -> f.bought() > 0)));

            ModelReport.Figures figures =
                    shop.domain.await(shop.service.report(1)).data().getFirst();
            assertThat(figures.clicked()).isZero();
            assertThat(figures.added()).isPositive();
        }
    }
}
