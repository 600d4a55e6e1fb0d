package dev.tradewind.cart;

import dev.tradewind.chassis.ConfigurationException;
import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Configuration of carts.
 *
 * @param currency of a cart that names none
 * @param taxes such as {@code DE=1900}: country and basis points
 * @param rememberedLines how many lines of carts used lately are kept in memory
 * @param rememberedOffers how many offers are
 */
record CartConfig(DomainSettings domain, String currency, Taxes taxes, int rememberedLines, int rememberedOffers) {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern TAX = Pattern.compile("([A-Z]{2})=(\\d{1,5})");
    private static final int BPS_MAX = 10_000;
    private static final int REMEMBERED_MIN = 1_000;
    private static final int REMEMBERED_MAX = 10_000_000;

    static CartConfig from(JsonObject json) {
        Settings settings = Settings.of("verticles.cart", json);
        CartConfig config = new CartConfig(
                DomainSettings.from(settings),
                currency(settings, settings.text("currency", "EUR")),
                taxes(settings, settings.texts("taxes", List.of())),
                settings.integer("remembered_lines", 50_000, REMEMBERED_MIN, REMEMBERED_MAX),
                settings.integer("remembered_offers", 20_000, REMEMBERED_MIN, REMEMBERED_MAX));
        settings.done();
        return config;
    }

    private static String currency(Settings settings, String currency) {
        if (!CURRENCY.matcher(currency).matches()) {
            throw settings.problem("currency", "must be three capital letters, not " + currency);
        }
        return currency;
    }

    private static Taxes taxes(Settings settings, List<String> texts) {
        Map<String, Integer> bps = new HashMap<>();
        for (String text : texts) {
            Matcher tax = TAX.matcher(text);
            if (!tax.matches() || Integer.parseInt(tax.group(2)) > BPS_MAX) {
                throw wrongTax(settings, text);
            }
            bps.put(tax.group(1), Integer.parseInt(tax.group(2)));
        }
        return new Taxes(Map.copyOf(bps));
    }

    private static ConfigurationException wrongTax(Settings settings, String text) {
        return settings.problem("taxes", "must be country=basis points such as DE=1900, not " + text);
    }
}
