package dev.tradewind.catalog;

import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** The domain's configuration. */
record CatalogConfig(DomainSettings domain, ProductPages.Limits pages) {
    static CatalogConfig from(JsonObject json) {
        Settings settings = Settings.of("verticles.catalog", json);
        DomainSettings domain = DomainSettings.from(settings);
        long bytes = settings.integer("page_cache_mb", 32, 1, 4_096) * 1_048_576L;
        Duration staleness = settings.duration("page_staleness", Duration.ofMillis(250));
        settings.done();
        return new CatalogConfig(domain, new ProductPages.Limits(bytes, staleness));
    }
}
