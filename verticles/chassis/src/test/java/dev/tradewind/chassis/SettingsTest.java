package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void readsTypedValuesAndTheirDefaults() {
        Settings settings = settings(new JsonObject()
                .put("name", "cart")
                .put("limit", 5)
                .put("open", true)
                .put("after", "15m")
                .put("currencies", new JsonArray().add("BRL").add("EUR")));
        assertThat(settings.text("name", "none")).isEqualTo("cart");
        assertThat(settings.text("other", "none")).isEqualTo("none");
        assertThat(settings.integer("limit", 1, 0, 10)).isEqualTo(5);
        assertThat(settings.integer("other", 1, 0, 10)).isOne();
        assertThat(settings.flag("open", false)).isTrue();
        assertThat(settings.duration("after", Duration.ZERO)).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.texts("currencies", List.of())).containsExactly("BRL", "EUR");
        settings.done();
    }

    @Test
    void takesTextsFromTheEnvironmentForEveryType() {
        Settings settings =
                settings(new JsonObject().put("limit", "5").put("open", "false").put("currencies", "BRL"));
        assertThat(settings.integer("limit", 1, 0, 10)).isEqualTo(5);
        assertThat(settings.flag("open", true)).isFalse();
        assertThat(settings.texts("currencies", List.of())).containsExactly("BRL");
    }

    @Test
    void knowsTheUnitsOfDurations() {
        Settings settings = settings(new JsonObject()
                .put("a", "500ms")
                .put("b", "30s")
                .put("c", "24h")
                .put("d", "7d"));
        assertThat(settings.duration("a", Duration.ZERO)).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.duration("b", Duration.ZERO)).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.duration("c", Duration.ZERO)).isEqualTo(Duration.ofHours(24));
        assertThat(settings.duration("d", Duration.ZERO)).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void namesTheKeyWithItsWholePath() {
        Settings settings = settings(new JsonObject().put("pool", new JsonObject().put("size", "many")));
        says(
                () -> settings.section("pool").integer("size", 1, 0, 10),
                "verticles.cart.pool.size must be a whole number, not many");
    }

    @Test
    void saysWhatWouldBeRight() {
        Settings settings = settings(new JsonObject()
                .put("limit", 11)
                .put("open", "perhaps")
                .put("after", "15")
                .put("name", 3)
                .put("pool", 4)
                .put("currencies", new JsonArray().add(1)));
        says(() -> settings.integer("limit", 1, 0, 10), "verticles.cart.limit must be from 0 to 10, not 11");
        says(() -> settings.flag("open", true), "verticles.cart.open must be true or false, not perhaps");
        says(
                () -> settings.duration("after", Duration.ZERO),
                "verticles.cart.after must be a duration such as 500ms, 30s, 15m or 7d, not 15");
        says(() -> settings.text("name", ""), "verticles.cart.name must be a text, not 3");
        says(() -> settings.text("nothing"), "verticles.cart.nothing is missing");
        says(() -> settings.section("pool"), "verticles.cart.pool must be a section with keys of its own, not 4");
        says(() -> settings.texts("currencies", List.of()), "verticles.cart.currencies must be a list of texts");
    }

    @Test
    void refusesKeysThatNobodyAskedFor() {
        Settings settings = settings(
                new JsonObject().put("limit", 1).put("limitt", 2).put("pool", new JsonObject().put("sise", 3)));
        int unused =
                settings.integer("limit", 1, 0, 10) + settings.section("pool").integer("size", 1, 0, 10);
        says(settings::done, "verticles.cart.limitt, verticles.cart.pool.sise are not known here");
    }

    @Test
    void aDomainsOwnKeysAreNoMistakeForTheChassis() {
        JsonObject config = new JsonObject()
                .put("database", new JsonObject().put("url", "postgresql://localhost/x"))
                .put("cart_ttl", "7d");
        assertThat(DomainSettings.from(config).feeds().partitions()).isEqualTo(4);
        config.getJsonObject("database").put("pasword", "x");
        says(() -> DomainSettings.from(config), "database.pasword is not known here");
    }

    private static Settings settings(JsonObject json) {
        return Settings.of("verticles.cart", json);
    }

    private static void says(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading).isInstanceOf(ConfigurationException.class).hasMessage(message);
    }
}
