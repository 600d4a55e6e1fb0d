package dev.tradewind.inventory;

import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import dev.tradewind.contracts.shared.LocationId;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Configuration of inventory.
 *
 * @param locations where stock may lie; the first is meant where none is named
 */
record InventoryConfig(DomainSettings domain, List<LocationId> locations) {
    static InventoryConfig from(JsonObject json) {
        Settings settings = Settings.of("verticles.inventory", json);
        DomainSettings domain = DomainSettings.from(settings);
        List<String> locations = settings.texts("locations", List.of("loc_main"));
        settings.done();
        if (locations.isEmpty()) {
            throw settings.problem("locations", "must name at least one location");
        }
        return new InventoryConfig(
                domain, locations.stream().map(text -> location(settings, text)).toList());
    }

    LocationId defaultLocation() {
        return locations.getFirst();
    }

    private static LocationId location(Settings settings, String text) {
        try {
            return new LocationId(text);
        } catch (IllegalArgumentException e) {
            throw settings.problem("locations", "must be ids such as loc_main, not " + text);
        }
    }
}
