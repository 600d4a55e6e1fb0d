package dev.tradewind.catalog;

import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The domain's configuration.
 *
 * @param currency in which prices are compared when a search names none; null for that of most products
 * @param portion products of a merchant that changed which one transaction sees to
 */
record CatalogConfig(DomainSettings domain, @Nullable String currency, ProductPages.Limits pages, int portion) {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    static CatalogConfig from(JsonObject json) {
        Settings settings = Settings.of("verticles.catalog", json);
        DomainSettings domain = DomainSettings.from(settings);
        long bytes = settings.integer("page_cache_mb", 32, 1, 4_096) * 1_048_576L;
        Duration staleness = settings.duration("page_staleness", Duration.ofMillis(250));
        String currency = settings.optionalText("currency");
        if (currency != null && !CURRENCY.matcher(currency).matches()) {
            throw settings.problem("currency", "must be three capital letters, not " + currency);
        }
        int portion = settings.integer("portion", 500, 1, 10_000);
        settings.done();
        return new CatalogConfig(domain, currency, new ProductPages.Limits(bytes, staleness), portion);
    }
}
