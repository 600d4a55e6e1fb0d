package dev.tradewind.gateway;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the document's JSON Schemas, each named one once. A keyword that is not enforced here stops the start, so
 * that the document never promises more than is checked.
 */
final class Shapes {
    private static final String NAMED = "#/components/schemas/";
    private static final Set<String> ENFORCED = Set.of(
            "$ref",
            "type",
            "enum",
            "anyOf",
            "allOf",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "minItems",
            "maxItems",
            "maxProperties",
            "minLength",
            "maxLength",
            "pattern",
            "minimum",
            "maximum",
            "format");
    private static final Set<String> TELLING = Set.of("description", "title", "default", "examples");

    private final JsonObject named;
    private final Map<String, Shape> compiled = new HashMap<>();

    Shapes(JsonObject document) {
        this.named = document.getJsonObject("components").getJsonObject("schemas");
    }

    Shape of(JsonObject schema) {
        schema.fieldNames().stream()
                .filter(k -> !ENFORCED.contains(k) && !TELLING.contains(k) && !k.startsWith("x-"))
                .findFirst()
                .ifPresent(k -> {
                    throw new IllegalStateException("schemas use " + k + ", which nothing enforces");
                });
        List<Shape> rules = new ArrayList<>();
        reference(schema, rules);
        values(schema, rules);
        texts(schema, rules);
        lists(schema, rules);
        objects(schema, rules);
        return Shape.all(rules);
    }

    private void reference(JsonObject schema, List<Shape> rules) {
        String reference = schema.getString("$ref");
        if (reference != null) {
            rules.add(named(reference.substring(NAMED.length())));
        }
        if (schema.containsKey("anyOf")) {
            rules.add(Shape.any(each(schema.getJsonArray("anyOf"))));
        }
        if (schema.containsKey("allOf")) {
            rules.addAll(each(schema.getJsonArray("allOf")));
        }
    }

    private Shape named(String name) {
        Shape known = compiled.get(name);
        if (known == null) {
            known = of(named.getJsonObject(name));
            compiled.put(name, known);
        }
        return known;
    }

    private List<Shape> each(JsonArray schemas) {
        return schemas.stream().map(JsonObject.class::cast).map(this::of).toList();
    }

    private static void values(JsonObject schema, List<Shape> rules) {
        Object type = schema.getValue("type");
        if (type != null) {
            rules.add(Rules.type(
                    type instanceof JsonArray several
                            ? several.stream().map(String.class::cast).toList()
                            : List.of((String) type)));
        }
        JsonArray allowed = schema.getJsonArray("enum");
        if (allowed != null) {
            Set<Object> values = new HashSet<>(allowed.getList());
            rules.add(Rules.oneOf(values, values.remove(null)));
        }
        if (schema.containsKey("minimum") || schema.containsKey("maximum")) {
            rules.add(
                    Rules.range(schema.getLong("minimum", Long.MIN_VALUE), schema.getLong("maximum", Long.MAX_VALUE)));
        }
    }

    private static void texts(JsonObject schema, List<Shape> rules) {
        if (schema.containsKey("minLength") || schema.containsKey("maxLength")) {
            rules.add(
                    Rules.length(schema.getInteger("minLength", 0), schema.getInteger("maxLength", Integer.MAX_VALUE)));
        }
        String pattern = schema.getString("pattern");
        if (pattern != null) {
            rules.add(Rules.pattern(pattern));
        }
        String format = schema.getString("format", "");
        switch (format) {
            // Whole numbers are never more than 64 bits wide here.
            case "", "int64" -> {}
            case "date-time" -> rules.add(Rules.dateTime());
            case "int32" -> rules.add(Rules.range(Integer.MIN_VALUE, Integer.MAX_VALUE));
            default -> throw new IllegalStateException("schemas use format " + format + ", which nothing enforces");
        }
    }

    private void lists(JsonObject schema, List<Shape> rules) {
        if (schema.containsKey("minItems") || schema.containsKey("maxItems")) {
            rules.add(Rules.size(schema.getInteger("minItems", 0), schema.getInteger("maxItems", Integer.MAX_VALUE)));
        }
        JsonObject items = schema.getJsonObject("items");
        if (items != null) {
            rules.add(Rules.items(of(items)));
        }
    }

    private void objects(JsonObject schema, List<Shape> rules) {
        JsonArray required = schema.getJsonArray("required");
        if (required != null) {
            rules.add(Rules.required(required.stream().map(String.class::cast).toList()));
        }
        JsonObject properties = schema.getJsonObject("properties");
        Shape others = others(schema.getValue("additionalProperties"));
        if (properties != null || others != Shape.ANYTHING) {
            Map<String, Shape> known = new HashMap<>();
            if (properties != null) {
                properties.fieldNames().forEach(name -> known.put(name, of(properties.getJsonObject(name))));
            }
            rules.add(Rules.properties(Map.copyOf(known), others));
        }
        if (schema.containsKey("maxProperties")) {
            rules.add(Rules.members(schema.getInteger("maxProperties")));
        }
    }

    private @Nullable Shape others(@Nullable Object additional) {
        if (additional instanceof JsonObject schema) {
            return of(schema);
        }
        return Boolean.FALSE.equals(additional) ? null : Shape.ANYTHING;
    }
}
