package dev.tradewind.personalization;

import static dev.tradewind.personalization.PersonalizationFixture.products;
import static dev.tradewind.personalization.PersonalizationFixture.query;
import static dev.tradewind.personalization.PersonalizationFixture.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.personalization.BrowseEvent.Type;
import dev.tradewind.contracts.personalization.BrowseReceipt;
import dev.tradewind.contracts.personalization.Experiment;
import dev.tradewind.contracts.personalization.ModelReport;
import dev.tradewind.contracts.personalization.NewRankingRule;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.personalization.PersonalizationService;
import dev.tradewind.contracts.personalization.RankingRule;
import dev.tradewind.contracts.personalization.RecommendationKind;
import dev.tradewind.contracts.personalization.RecommendationQuery;
import dev.tradewind.contracts.personalization.Recommendations;
import dev.tradewind.contracts.personalization.Recommendations.Code;
import dev.tradewind.contracts.personalization.RuleAction;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonalizationIT {
    private PersonalizationFixture shop;
    private ProductId lamp;
    private ProductId bulb;
    private ProductId shade;

    @BeforeEach
    void open() {
        shop = new PersonalizationFixture();
        lamp = shop.product("Lamp");
        bulb = shop.product("Bulb");
        shade = shop.product("Shade");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static boolean startsWith(Recommendations answer, ProductId product, Code why) {
        return !answer.data().isEmpty()
                && answer.data().getFirst().productId().equals(product)
                && answer.data().getFirst().reason().code() == why;
    }

    private Recommendations similarToLamp() {
        shop.visit("one", lamp, bulb);
        shop.visit("two", lamp, bulb);
        return shop.recommend(
                query(RecommendationKind.SIMILAR, null, lamp),
                a -> startsWith(a, bulb, Code.VIEWED_TOGETHER) && a.data().size() == 2);
    }

    @Test
    void recommendsWhatOthersLookedAtAndSaysWhy() {
        Recommendations similar = similarToLamp();

        assertThat(similar.data().getFirst().reason().text()).isEqualTo("Viewed together with Lamp");
        assertThat(similar.data().getFirst().reason().productId()).isEqualTo(lamp);
        assertThat(similar.modelVersion()).startsWith("knn-");
        assertThat(products(similar)).doesNotContain(lamp).contains(shade);

        shop.visit("three", lamp);
        Recommendations forYou = shop.recommend(
                query(RecommendationKind.FOR_YOU, "three", null), a -> startsWith(a, bulb, Code.VIEWED_TOGETHER));
        assertThat(products(forYou)).doesNotContain(lamp);
    }

    @Test
    void fillsUpFromTheCategoryAndFromWhatIsWanted() {
        shop.visit("one", shade);
        shop.recommend(query(RecommendationKind.TRENDING, null, null), a -> startsWith(a, shade, Code.TRENDING));
        Recommendations similar = shop.recommend(
                query(RecommendationKind.SIMILAR, null, lamp),
                a -> a.data().size() == 2
                        && a.data().stream().allMatch(item -> item.reason().code() == Code.SAME_CATEGORY));

        assertThat(products(similar)).containsExactly(shade, bulb);
        assertThat(similar.data())
                .allSatisfy(item -> assertThat(item.reason().text()).isEqualTo("More from Lights"));
        assertThat(similar.note()).isEqualTo("There is nothing else to show.");
    }

    @Test
    void showsNothingThatCannotBeBought() {
        similarToLamp();
        shop.stock(bulb, 0);
        shop.recommend(
                query(RecommendationKind.SIMILAR, null, lamp), a -> !products(a).contains(bulb));
        shop.stock(bulb, 3);
        shop.recommend(
                query(RecommendationKind.SIMILAR, null, lamp), a -> products(a).contains(bulb));
        shop.merchant(MerchantStatus.SUSPENDED);
        Recommendations nothing = shop.recommend(
                query(RecommendationKind.SIMILAR, null, lamp), a -> a.data().isEmpty());
        assertThat(nothing.note()).isNotNull();
    }

    @Test
    void knowsWhatWasBoughtTogether() {
        shop.buy(CartId.next(), lamp, shade);
        // The lamp's name may be heard of later than that of the shade, and than the order.
        shop.recommend(
                query(RecommendationKind.BOUGHT_TOGETHER, null, lamp),
                a -> startsWith(a, shade, Code.BOUGHT_TOGETHER)
                        && a.data().getFirst().reason().text().equals("Bought together with Lamp"));
    }

    @Test
    void doesNotTakeACancelledOrderOfThePastForAPurchase() {
        OrderDetails cancelled = shop.order(CartId.next(), lamp, bulb);
        OrderDetails bought = shop.order(CartId.next(), lamp, shade);
        // Of one subject, so that the second is heard after the first.
        OrderId subject = cancelled.orderId();
        HistoricalOrder past =
                new HistoricalOrder("old-1", cancelled, OrderStatus.CANCELLED, PaymentStatus.VOIDED, null, List.of());
        shop.orders.publish(new OrderEvent.Imported(past), subject, subject);
        shop.orders.publish(new OrderEvent.Confirmed(bought, PaymentId.next()), subject, subject);
        eventually(PersonalizationEvent.Bought.class, 1);
        assertThat(shop.domain.events(PersonalizationEvent.TYPES))
                .filteredOn(e -> e.event() instanceof PersonalizationEvent.Bought)
                .extracting(e -> ((PersonalizationEvent.Bought) e.event()).orderId())
                .containsExactly(bought.orderId());
    }

    @Test
    void obeysRules() {
        similarToLamp();
        RankingRule pin = rule(RuleAction.PIN, shade, "Lamp week");
        Recommendations pinned =
                shop.recommend(query(RecommendationKind.SIMILAR, null, lamp), a -> startsWith(a, shade, Code.CHOSEN));
        assertThat(pinned.data().getFirst().reason().text()).isEqualTo("Lamp week");
        rule(RuleAction.EXCLUDE, bulb, null);
        shop.recommend(
                query(RecommendationKind.SIMILAR, null, lamp), a -> !products(a).contains(bulb));
        shop.domain.await(shop.service.dropRule(pin.id(), CallContext.SYSTEM));
        shop.recommend(query(RecommendationKind.SIMILAR, null, lamp), a -> startsWith(a, shade, Code.SAME_CATEGORY));

        assertThat(shop.domain.await(shop.service.rules()).data()).hasSize(1);
        NewRankingRule nothing = new NewRankingRule(RuleAction.PIN, null, null, shop.acme, null, null);
        Throwable refused = catchThrowable(() -> shop.domain.await(shop.service.makeRule(nothing, CallContext.SYSTEM)));
        assertThat(Fault.in(refused).code()).isEqualTo("validation_failed");
    }

    private RankingRule rule(RuleAction action, ProductId product, String note) {
        NewRankingRule rule = new NewRankingRule(action, product, null, null, null, note);
        return shop.domain.await(shop.service.makeRule(rule, CallContext.SYSTEM));
    }

    @Test
    void tellsWhatCameOfARanking() {
        similarToLamp();
        CartId cart = CartId.next();
        shop.browse(step(Type.PRODUCT_VIEWED, "buyer", lamp, cart));
        Recommendations shown = shop.recommend(
                query(RecommendationKind.FOR_YOU, "buyer", null), a -> startsWith(a, bulb, Code.VIEWED_TOGETHER));
        eventually(PersonalizationEvent.RankingServed.class, 1);
        shop.domain.eventually("the ranking is known", () -> {
            shop.browse(step(Type.RECOMMENDATION_CLICKED, "buyer", bulb, cart));
            return io.vertx.core.Future.succeededFuture(count(PersonalizationEvent.RankingFollowed.class) > 0);
        });
        shop.browse(step(Type.ADDED_TO_CART, "buyer", bulb, cart));
        reported("added", figures -> figures.added() > 0);
        shop.buy(cart, bulb, shade);
        reported("bought", figures -> figures.bought() > 0);

        ModelReport.Figures figures =
                shop.domain.await(shop.service.report(1)).data().getFirst();
        assertThat(figures.model()).isEqualTo(shown.modelVersion());
        // Of each ranking it counts once; that may be more than one, when they were told while it was clicked.
        assertThat(figures.clicked()).isPositive();
        assertThat(figures.added()).isOne();
        assertThat(figures.bought()).isOne();
        assertThat(figures.revenue()).containsExactly(new Money(1_000, "EUR"));
        assertThat(figures.clickThrough()).isBetween(0.01, 1.0);
    }

    private void reported(String what, Predicate<ModelReport.Figures> so) {
        shop.domain.eventually(what, () -> shop.service.report(1).map(report -> report.data().stream()
                .anyMatch(so)));
    }

    private void eventually(Class<? extends PersonalizationEvent> type, int times) {
        shop.domain.eventually(
                times + " " + type.getSimpleName(), () -> io.vertx.core.Future.succeededFuture(count(type) >= times));
    }

    private long count(Class<? extends PersonalizationEvent> type) {
        return shop.domain.events(PersonalizationEvent.TYPES).stream()
                .filter(e -> type.isInstance(e.event()))
                .count();
    }

    @Test
    void givesAShareOfTheVisitsToTheChallenger() {
        similarToLamp();
        shop.domain.await(
                shop.service.setExperiment(new Experiment(Models.KNN, Models.TRENDING, 100), CallContext.SYSTEM));
        shop.recommend(query(RecommendationKind.FOR_YOU, "anybody", null), a -> a.modelVersion()
                .equals(Models.TRENDING));
        assertThat(shop.recommend(RecommendationKind.FOR_YOU, null, lamp).modelVersion())
                .startsWith("knn-");

        Throwable refused = catchThrowable(() -> shop.domain.await(
                shop.service.setExperiment(new Experiment("magic", Models.KNN, 0), CallContext.SYSTEM)));
        assertThat(Fault.in(refused).errors().getFirst().pointer()).isEqualTo("/champion");
    }

    @Test
    void anotherNodeAnswersTheSame() {
        Recommendations here = similarToLamp();
        rule(RuleAction.EXCLUDE, shade, null);
        shop.recommend(
                query(RecommendationKind.SIMILAR, null, lamp), a -> !products(a).contains(shade));
        try (DomainFixture node = DomainFixture.on(shop.domain.url())) {
            node.deploy(new PersonalizationVerticle(), new JsonObject());
            PersonalizationService there = PersonalizationService.patientProxy(node.vertx());
            RecommendationQuery query = query(RecommendationKind.SIMILAR, null, lamp);
            node.eventually("the log is read", () -> there.recommendations(query)
                    .map(text -> startsWith(Wire.read(text, Recommendations.class), bulb, Code.VIEWED_TOGETHER)));
            Recommendations answer = Wire.read(node.await(there.recommendations(query)), Recommendations.class);
            assertThat(answer.data()).isEqualTo(here.data().subList(0, 1));
        }
    }

    @Test
    void whoTakesAnothersPlaceKnowsWhatThatOneKnew() {
        Recommendations before = similarToLamp();
        String first = shop.domain.vertx().deploymentIDs().iterator().next();
        shop.deploy();
        shop.domain.await(shop.domain.vertx().undeploy(first));

        assertThat(shop.recommend(RecommendationKind.SIMILAR, null, lamp).data())
                .isEqualTo(before.data());
    }

    @Test
    void readsItsLogAgainAfterARestart() {
        Recommendations before = similarToLamp();
        shop.domain.vertx().deploymentIDs().stream()
                .findFirst()
                .ifPresent(id -> shop.domain.await(shop.domain.vertx().undeploy(id)));
        shop.deploy();
        Recommendations after = shop.recommend(
                query(RecommendationKind.SIMILAR, null, lamp),
                a -> startsWith(a, bulb, Code.VIEWED_TOGETHER) && a.data().size() == 2);
        assertThat(after.data()).isEqualTo(before.data());
    }

    @Test
    void answersWithoutAProductOnlyWhereNoneIsNeeded() {
        Throwable refused = catchThrowable(() -> shop.recommend(RecommendationKind.SIMILAR, "one", null));
        assertThat(Fault.in(refused).code()).isEqualTo("validation_failed");
        assertThat(shop.browse(step(Type.PRODUCT_VIEWED, "one", lamp, null))).isEqualTo(new BrowseReceipt(1, 0));
    }
}
