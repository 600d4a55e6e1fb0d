package dev.tradewind.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What shoppers are recommended, what comes of it, and that a shop without it is a shop. */
class AdviceIT {
    private static Platform platform;
    private static Market market;
    private static Rest shop;
    private static List<String> offers;
    private static List<String> products;

    @BeforeAll
    static void open() {
        platform = Platform.start();
        market = platform.market();
        shop = Rest.at(platform.port());
        String merchant = market.merchant("Bright");
        offers = Stream.of("Lamp", "Bulb", "Shade")
                .map(title -> market.offer(merchant, title, 1_000, 1_000))
                .toList();
        products = offers.stream()
                .map(offer ->
                        market.rest().get("/admin/offers/" + offer).expect(200).text("product_id"))
                .toList();
        tell(viewed("one", 0), viewed("one", 1), viewed("two", 0), viewed("two", 1));
        Eventually.see("advice", () -> similarToTheLamp(), list -> list.startsWith("[" + products.get(1)));
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static JsonObject viewed(String visit, int product) {
        return new JsonObject()
                .put("type", "product_viewed")
                .put("session_id", visit)
                .put("product_id", products.get(product));
    }

    private static void tell(JsonObject... events) {
        shop.post("/store/events", new JsonArray(List.of(events))).expect(202);
    }

    private static List<JsonObject> advice(String query) {
        return Market.list(shop.get("/store/recommendations?" + query).expect(200));
    }

    private static String similarToTheLamp() {
        return advice("kind=similar&product_id=" + products.getFirst()).stream()
                .map(item -> item.getString("product_id"))
                .toList()
                .toString();
    }

    @Test
    void tellsWhatARecommendationEarned() {
        Shopper ada = platform.shopper();
        tell(viewed("ada", 0).put("cart_id", ada.cartId()));
        JsonObject first = Eventually.see(
                        "advice for the visit",
                        () -> advice("session_id=ada"),
                        list -> !list.isEmpty()
                                && list.getFirst().getString("product_id").equals(products.get(1)))
                .getFirst();
        assertThat(first.getJsonObject("reason").getString("text")).isEqualTo("Viewed together with Lamp");
        Eventually.see("the click counted", () -> clickedAfterTelling("ada"), clicked -> clicked > 0);
        ada.wants(offers.get(1), 2).pays("tok_visa").expect(201);

        JsonObject figures = Eventually.see("what it earned", AdviceIT::report, r -> r.getInteger("bought") > 0);
        assertThat(figures.getString("model")).startsWith("knn-");
        assertThat(figures.getJsonArray("revenue").getJsonObject(0).getLong("amount"))
                .isEqualTo(2_000);
    }

    private static int clickedAfterTelling(String visit) {
        tell(viewed(visit, 1));
        return report().getInteger("clicked");
    }

    private static JsonObject report() {
        return Market.list(market.rest().get("/admin/recommendations/report").expect(200)).stream()
                .findFirst()
                .orElseGet(() -> new JsonObject().put("clicked", 0).put("bought", 0));
    }

    @Test
    void everythingElseGoesOnWithoutIt() {
        String before = similarToTheLamp();
        platform.stop("personalization");
        Instant asked = Instant.now();
        assertThat(shop.get("/store/recommendations").status()).isEqualTo(503);
        assertThat(shop.post("/store/events", new JsonArray().add(viewed("one", 2)))
                        .status())
                .isEqualTo(503);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
        assertThat(shop.get("/store/products?limit=1").status()).isEqualTo(200);
        platform.shopper().wants(offers.getFirst(), 1).pays("tok_visa").expect(201);

        platform.resume("personalization");
        Eventually.see("the same advice", AdviceIT::similarToTheLamp, before::equals);
        platform.expectInvariants();
    }

    @Test
    void everythingElseGoesOnWhileItThrows() {
        platform.sql("alter table personalization.session_carts rename to mislaid");
        Pulse during = Pulse.of(platform, offers.getFirst());
        platform.sql("alter table personalization.mislaid rename to session_carts");

        assertThat(during.allConfirmed()).isTrue();
        assertThat(shop.get("/store/products?limit=1").status()).isEqualTo(200);
        platform.expectInvariants();
    }
}
