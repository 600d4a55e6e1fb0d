package dev.tradewind.gateway;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** A valid value for each schema of the document. */
final class Examples {
    private static final String ULID = "01jd0000000000000000000000";
    private static final Map<String, String> PATH_VALUES = Map.ofEntries(
            Map.entry("product_id", "prod_" + ULID),
            Map.entry("merchant_id", "mer_" + ULID),
            Map.entry("category_id", "cat_" + ULID),
            Map.entry("product_type_id", "ptype_" + ULID),
            Map.entry("customer_id", "cus_" + ULID),
            Map.entry("payout_id", "po_" + ULID),
            Map.entry("cart_id", "cart_" + ULID),
            Map.entry("item_id", "line_" + ULID),
            Map.entry("order_id", "ord_" + ULID),
            Map.entry("offer_id", "off_" + ULID),
            Map.entry("shipment_id", "shp_" + ULID),
            Map.entry("dead_letter_id", "dl_" + ULID),
            Map.entry("staff_id", "usr_" + ULID),
            Map.entry("key_id", "key_" + ULID),
            Map.entry("rule_id", "rule_" + ULID),
            Map.entry("rule_name", "large_order"),
            Map.entry("training_id", "trn_" + ULID),
            Map.entry("model_version", "gbt-0123456789ab"));

    private final JsonObject schemas;

    Examples(JsonObject document) {
        this.schemas = document.getJsonObject("components").getJsonObject("schemas");
    }

    String pathValue(String name) {
        return PATH_VALUES.getOrDefault(name, "orders");
    }

    Object of(JsonObject schema) {
        if (schema.containsKey("$ref")) {
            String reference = schema.getString("$ref");
            return of(schemas.getJsonObject(reference.substring(reference.lastIndexOf('/') + 1)));
        }
        if (schema.containsKey("anyOf")) {
            return of(schema.getJsonArray("anyOf").getJsonObject(0));
        }
        if (schema.containsKey("enum")) {
            return schema.getJsonArray("enum").getValue(0);
        }
        Object type = schema.getValue("type");
        return switch (type instanceof JsonArray several ? several.getString(0) : (String) type) {
            case "object" -> object(schema);
            case "array" -> new JsonArray().add(of(schema.getJsonObject("items")));
            case "integer", "number" -> Math.max(1, schema.getLong("minimum", 1L));
            case "boolean" -> true;
            default -> text(schema);
        };
    }

    private JsonObject object(JsonObject schema) {
        JsonObject object = new JsonObject();
        JsonObject properties = schema.getJsonObject("properties", new JsonObject());
        properties.fieldNames().forEach(name -> object.put(name, of(properties.getJsonObject(name))));
        return object;
    }

    private static String text(JsonObject schema) {
        String pattern = schema.getString("pattern", "");
        if ("date-time".equals(schema.getString("format"))) {
            return "2026-01-02T03:04:05Z";
        }
        if (pattern.endsWith("_[0-9A-Za-z]+$")) {
            return pattern.substring(1, pattern.indexOf('_') + 1) + ULID;
        }
        return switch (pattern) {
            case "^[A-Z]{3}$" -> "EUR";
            case "^[A-Z]{2}$" -> "DE";
            case "^[^@\\s]+@[^@\\s]+$" -> "ada@example.org";
            default -> "example_text";
        };
    }
}
