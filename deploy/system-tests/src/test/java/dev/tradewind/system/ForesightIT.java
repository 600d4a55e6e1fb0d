package dev.tradewind.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Forecasts of a shop that sells, and the shop without them. */
class ForesightIT {
    private static Platform platform;
    private static Market market;
    private static String merchant;

    @BeforeAll
    static void open() {
        platform = Platform.start();
        market = platform.market();
        merchant = market.merchant("Weatherwise");
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static String sold(String title) {
        String offer = market.offer(merchant, title, 1_500, 4);
        platform.shopper().wants(offer, 3).pays("tok_visa").expect(201);
        return offer;
    }

    private static Answer forecast(String offer) {
        return Eventually.see(
                "the forecast",
                () -> market.rest().get("/admin/forecasts/" + offer),
                answer -> answer.status() == 200
                        && !answer.json().getJsonArray("history").isEmpty());
    }

    @Test
    void aForecastIsThereSecondsAfterTheFirstSale() {
        String offer = sold("Umbrella");

        assertThat(forecast(offer).json().getJsonArray("weeks")).hasSize(13);
        Answer picture = market.rest().get("/admin/forecasts/" + offer + ".svg").expect(200);
        assertThat(picture.header("Content-Type")).isEqualTo("image/svg+xml");
        assertThat(picture.response().body()).startsWith("<svg").contains("Umbrella");
        Eventually.see(
                "what to buy",
                () -> Market.list(market.rest().get("/admin/purchase-suggestions?merchant=" + merchant)).stream()
                        .anyMatch(each -> each.getString("offer_id").equals(offer)
                                && each.getLong("quantity") == each.getLong("order_up_to") - 1),
                there -> there);
    }

    @Test
    void everythingElseGoesOnWithoutIt() {
        platform.stop("demand");
        assertThat(market.rest().get("/admin/forecasts").status()).isEqualTo(503);
        String offer = sold("Raincoat");
        platform.resume("demand");

        assertThat(forecast(offer).text("offer_id")).isEqualTo(offer);
        platform.expectInvariants();
    }

    @Test
    void everythingElseGoesOnWhileItThrows() {
        platform.sql("alter table demand.awaited rename to mislaid");
        String during = sold("Boots");
        assertThat(market.rest().get("/admin/forecasts/" + during).status()).isEqualTo(404);
        platform.expectInvariants();
        platform.sql("alter table demand.mislaid rename to awaited");

        assertThat(forecast(sold("Hat")).status()).isEqualTo(200);
        assertThat(forecast(during).status()).isEqualTo(200);
    }
}
