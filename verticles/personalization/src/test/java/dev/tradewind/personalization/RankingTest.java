package dev.tradewind.personalization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.personalization.BrowseEvent;
import dev.tradewind.contracts.personalization.Experiment;
import dev.tradewind.contracts.personalization.NewRankingRule;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent.Browsed;
import dev.tradewind.contracts.personalization.PersonalizationEvent.Outcome;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingFollowed;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingServed;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RuleMade;
import dev.tradewind.contracts.personalization.PersonalizationEvent.ShelfChanged;
import dev.tradewind.contracts.personalization.RankingId;
import dev.tradewind.contracts.personalization.RankingRule;
import dev.tradewind.contracts.personalization.RecommendationKind;
import dev.tradewind.contracts.personalization.RecommendationQuery;
import dev.tradewind.contracts.personalization.Recommendations;
import dev.tradewind.contracts.personalization.Recommendations.Code;
import dev.tradewind.contracts.personalization.RuleAction;
import dev.tradewind.contracts.personalization.RuleId;
import dev.tradewind.contracts.personalization.ShelfItem;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final CategoryId LIGHTS = new CategoryId("cat_1");
    private static final MerchantId ACME = new MerchantId("mer_1");
    private static final ProductId LAMP = new ProductId("prod_lamp");
    private static final ProductId BULB = new ProductId("prod_bulb");
    private static final ProductId SHADE = new ProductId("prod_shade");

    private final ShopModel model = new ShopModel(
            new ShopModel.Bounds(new SessionModel.Bounds(1_000, 10_000, 100), 100, 100, Duration.ofDays(1)));
    private final Ranking ranking = new Ranking(model);

    private void happens(PersonalizationEvent event) {
        model.take(event, "evt", NOON);
    }

    private void onShelf(ProductId product, long version, boolean sellable) {
        happens(new ShelfChanged(
                new ShelfItem(product, version, product.value(), LIGHTS, "Lights", sellable, List.of(ACME))));
    }

    private void visit(String session, ProductId... products) {
        for (ProductId product : products) {
            BrowseEvent.Type viewed = BrowseEvent.Type.PRODUCT_VIEWED;
            happens(new Browsed(
                    session, List.of(new BrowseEvent(viewed, session, product, null, null, null, null, null, null))));
        }
    }

    private void rule(RuleAction action, @Nullable ProductId product, @Nullable CategoryId category) {
        RuleId id = RuleId.next();
        MerchantId merchant = product == null && category == null ? ACME : null;
        happens(new RuleMade(
                new RankingRule(id, new NewRankingRule(action, product, category, merchant, null, null), null, NOON)));
    }

    private List<Recommendations.Item> similar(int limit) {
        return ranking.answer(new RecommendationQuery(null, LAMP, RecommendationKind.SIMILAR, limit))
                .items();
    }

    private List<ProductId> products(int limit) {
        return similar(limit).stream().map(Recommendations.Item::productId).toList();
    }

    private void threeProducts() {
        onShelf(LAMP, 1, true);
        onShelf(BULB, 1, true);
        onShelf(SHADE, 1, true);
        visit("one", LAMP, BULB);
        visit("two", LAMP, BULB, SHADE);
        model.demand().settle();
    }

    @Test
    void ranksByWhatVisitsHaveInCommon() {
        threeProducts();

        assertThat(products(10)).containsExactly(BULB, SHADE);
        assertThat(products(1)).containsExactly(BULB);
    }

    @Test
    void buriesBehindEverythingElse() {
        threeProducts();
        rule(RuleAction.BURY, BULB, null);

        assertThat(products(10)).containsExactly(SHADE, BULB);
        assertThat(products(1)).containsExactly(SHADE);
    }

    @Test
    void excludesByProductCategoryOrMerchant() {
        threeProducts();
        rule(RuleAction.EXCLUDE, BULB, null);
        assertThat(products(10)).containsExactly(SHADE);
        rule(RuleAction.EXCLUDE, null, LIGHTS);
        assertThat(products(10)).isEmpty();
    }

    @Test
    void excludesAMerchant() {
        threeProducts();
        rule(RuleAction.EXCLUDE, null, null);

        assertThat(products(10)).isEmpty();
    }

    @Test
    void aPinNeitherShowsWhatCannotBeBoughtNorWhatIsExcluded() {
        threeProducts();
        rule(RuleAction.PIN, SHADE, null);
        assertThat(products(10)).containsExactly(SHADE, BULB);
        onShelf(SHADE, 2, false);
        assertThat(products(10)).containsExactly(BULB);
    }

    @Test
    void takesNoNewsThatAreOlderThanWhatItKnows() {
        threeProducts();
        onShelf(BULB, 3, true);
        onShelf(BULB, 2, false);

        assertThat(products(10)).contains(BULB);
    }

    @Test
    void scoresNeverGrowAlongAList() {
        threeProducts();
        rule(RuleAction.PIN, SHADE, null);

        assertThat(similar(10).stream().map(item -> -item.score())).isSorted();
    }

    @Test
    void aNewShopShowsWhatIsNew() {
        // Ids grow with time, so it does not matter what comes to be known first.
        onShelf(LAMP, 1, true);
        onShelf(BULB, 1, true);
        Ranking.Answer answer = ranking.answer(new RecommendationQuery("one", null, RecommendationKind.FOR_YOU, 10));

        assertThat(answer.items()).extracting(item -> item.reason().code()).containsOnly(Code.NEW);
        assertThat(answer.items().getFirst().productId()).isEqualTo(LAMP);
        assertThat(answer.note()).isEqualTo("There is nothing else to show.");
    }

    @Test
    void whatCannotBeBoughtTakesNoPlaceFromWhatCan() {
        for (int i = 0; i < 700; i++) {
            onShelf(new ProductId("prod_%04d".formatted(i)), 1, i == 5 || i == 650);
        }
        onShelf(new ProductId("prod_0650"), 2, false);
        onShelf(new ProductId("prod_0699"), 2, true);

        assertThat(model.shelf().newest()).containsExactly("prod_0699", "prod_0005");
        assertThat(model.shelf().besides(Objects.requireNonNull(model.shelf().item("prod_0001")), 500))
                .containsExactly("prod_0699", "prod_0005");
    }

    @Test
    void whatIsWantedMostStandsFirstHoweverMuchThereIs() {
        Demand demand = new Demand(Duration.ofDays(1), 1_000);
        for (int i = 0; i < 900; i++) {
            demand.sign("prod_%04d".formatted(i * 7 % 900), i * 7 % 900 / 2, NOON);
        }
        demand.settle();

        assertThat(demand.top()).hasSize(200).startsWith("prod_0898", "prod_0899", "prod_0896", "prod_0897");
        assertThat(demand.top().getLast()).isEqualTo("prod_0701");
    }

    @Test
    void anEmptyShopSaysSo() {
        Ranking.Answer answer = ranking.answer(new RecommendationQuery(null, null, RecommendationKind.TRENDING, 10));

        assertThat(answer.items()).isEmpty();
        assertThat(answer.note()).isEqualTo("Nothing is known of any product yet.");
    }

    @Test
    void countsTheProductOnThePageBeforeTheLogKnowsIt() {
        threeProducts();
        Ranking.Answer answer = ranking.answer(new RecommendationQuery("new", LAMP, RecommendationKind.FOR_YOU, 10));

        assertThat(answer.items().getFirst().productId()).isEqualTo(BULB);
        assertThat(answer.items()).extracting(Recommendations.Item::productId).doesNotContain(LAMP);
    }

    @Test
    void halfOfWhatIsWantedIsForgottenEachHalfLife() {
        Demand demand = new Demand(Duration.ofHours(1), 10);
        demand.sign("old", 3, NOON);
        demand.sign("new", 2, NOON.plus(Duration.ofHours(1)));
        demand.settle();
        assertThat(demand.top()).containsExactly("new", "old");

        demand.sign("much later", 1, NOON.plus(Duration.ofDays(1_000)));
        demand.settle();
        assertThat(demand.top().getFirst()).isEqualTo("much later");
        assertThat(demand.of("much later")).isFinite().isPositive();
    }

    @Test
    void creditsTheLatestRankingThatShowedItOnceForEachOutcome() {
        RankingId first = RankingId.next();
        RankingId second = RankingId.next();
        for (RankingId id : List.of(first, second)) {
            happens(new RankingServed(id, "one", RecommendationKind.SIMILAR, "knn", "d", List.of(BULB), null, NOON));
        }
        Shown.Ranked credited = model.shown().credit("one", BULB, Outcome.CLICKED, NOON);
        assertThat(credited).isNotNull();
        assertThat(credited.rankingId()).isEqualTo(second);
        happens(new RankingFollowed(second, "knn", BULB, Outcome.CLICKED, null));

        assertThat(model.shown().credit("one", BULB, Outcome.CLICKED, NOON)).isNull();
        assertThat(model.shown().credit("one", BULB, Outcome.ADDED, NOON)).isNotNull();
        assertThat(model.shown().credit("one", LAMP, Outcome.ADDED, NOON)).isNull();
        assertThat(model.shown().credit("two", BULB, Outcome.ADDED, NOON)).isNull();
        assertThat(model.shown().credit("one", BULB, Outcome.ADDED, NOON.plus(Duration.ofHours(1))))
                .isNull();
    }

    @Test
    void aVisitStaysWithItsModelAndSharesAreAsAsked() {
        Experiment experiment = new Experiment(Models.KNN, Models.TRENDING, 30);
        long challenged = 0;
        for (int i = 0; i < 10_000; i++) {
            String model = Models.of(experiment, "visit-" + i);
            assertThat(Models.of(experiment, "visit-" + i)).isEqualTo(model);
            challenged += model.equals(Models.TRENDING) ? 1 : 0;
        }
        assertThat(challenged).isBetween(2_700L, 3_300L);
    }
}
