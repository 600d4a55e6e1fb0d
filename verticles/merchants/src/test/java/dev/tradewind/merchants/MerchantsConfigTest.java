package dev.tradewind.merchants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.contracts.merchants.ShippingRate;
import dev.tradewind.contracts.shared.Money;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class MerchantsConfigTest {
    private static JsonObject config() {
        return new JsonObject().put("database", new JsonObject().put("url", "postgresql://localhost/x"));
    }

    @Test
    void hasARateOfEachKindInEachCurrency() {
        Terms terms = MerchantsConfig.from(config()).terms();

        assertThat(terms.commissionBps()).isEqualTo(1_000);
        assertThat(terms.shippingRates())
                .hasSize(8)
                .extracting(ShippingRate::id)
                .contains("standard-brl", "express-usd");
    }

    @Test
    void takesPricesFromTheConfiguration() {
        JsonObject standard = new JsonObject().put("JPY", 500).put("EUR", 0);
        JsonObject express = new JsonObject().put("JPY", 900);
        JsonObject shipping = new JsonObject().put("standard", standard).put("express", express);

        Terms terms = MerchantsConfig.from(
                        config().put("currencies", new JsonArray().add("JPY").add("EUR"))
                                .put("shipping", shipping))
                .terms();

        assertThat(terms.shippingRates())
                .extracting(ShippingRate::price)
                .containsExactly(
                        new Money(500, "JPY"), new Money(0, "EUR"), new Money(900, "JPY"), new Money(990, "EUR"));
    }

    @Test
    void namesThePriceThatIsMissing() {
        assertThatThrownBy(() -> MerchantsConfig.from(config().put("currencies", "JPY")))
                .hasMessageStartingWith("verticles.merchants.shipping.standard.JPY is missing");
    }

    @Test
    void namesAKeyThatNobodyKnows() {
        assertThatThrownBy(() -> MerchantsConfig.from(config().put("comission_bps", 1)))
                .hasMessageStartingWith("verticles.merchants.comission_bps is not known here");
    }
}
