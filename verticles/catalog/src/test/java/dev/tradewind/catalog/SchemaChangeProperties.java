package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.shared.RawJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Whoever a change does not concern matches the new schema, whatever the two schemas are. */
class SchemaChangeProperties {
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final List<@Nullable Object> VALUES =
            Arrays.asList("s", "m", "xl", 0, 3, 7, 2.5, true, null, new JsonArray(), new JsonArray().add("s"));

    @Property(tries = 2_000)
    void whoeverIsNotConcernedStillMatches(@ForAll long seed) {
        Random random = new Random(seed);
        RawJson before = schema(random);
        RawJson after = random.nextInt(4) == 0 ? schema(random) : mutated(before, random);
        SchemaChange change = SchemaChange.between(before, after);
        AttributeSchema old = AttributeSchema.of(before);
        AttributeSchema now = AttributeSchema.of(after);
        Stream.generate(() -> product(random))
                .limit(40)
                .filter(product -> old.check(product, "").isEmpty())
                .filter(product -> !concerns(change, product))
                .forEach(product -> assertThat(now.check(product, ""))
                        .as("%s, after %s became %s", product.raw().text(), before.text(), after.text())
                        .isEmpty());
    }

    private static boolean concerns(SchemaChange change, Attributes product) {
        return change.everybody()
                || change.touched().stream().anyMatch(name -> product.value(name) != null)
                || change.required().stream().anyMatch(name -> product.value(name) == null);
    }

    private static Attributes product(Random random) {
        JsonObject product = new JsonObject();
        NAMES.stream().filter(name -> random.nextBoolean()).forEach(name -> product.put(name, any(random)));
        return Attributes.stored(product.encode());
    }

    private static RawJson schema(Random random) {
        JsonObject properties = new JsonObject();
        JsonArray required = new JsonArray();
        for (String name : NAMES) {
            if (random.nextInt(4) > 0) {
                properties.put(name, property(random));
            }
            if (random.nextInt(4) == 0) {
                required.add(name);
            }
        }
        JsonObject schema = new JsonObject().put("properties", properties).put("required", required);
        switch (random.nextInt(4)) {
            case 0 -> schema.put("additionalProperties", random.nextBoolean());
            case 1 -> schema.put("additionalProperties", property(random));
            case 2 -> schema.put("minProperties", random.nextInt(3));
            default -> {}
        }
        if (random.nextInt(4) == 0) {
            schema.put("unevaluatedProperties", random.nextBoolean());
        }
        return new RawJson(schema.encode());
    }

    /** The same, with one thing in it as another schema has it. */
    private static RawJson mutated(RawJson schema, Random random) {
        JsonObject mutated = new JsonObject(schema.text());
        JsonObject other = new JsonObject(schema(random).text());
        String name = NAMES.get(random.nextInt(NAMES.size()));
        switch (random.nextInt(5)) {
            case 0 -> mutated.put("required", other.getValue("required"));
            case 1 -> mutated.getJsonObject("properties").remove(name);
            case 2 -> mutated.remove("additionalProperties");
            case 3 -> mutated.remove("unevaluatedProperties");
            default -> mutated.getJsonObject("properties").put(name, property(random));
        }
        return new RawJson(mutated.encode());
    }

    private static JsonObject property(Random random) {
        JsonObject property = new JsonObject();
        if (random.nextBoolean()) {
            property.put("type", List.of("string", "integer", "number", "array").get(random.nextInt(4)));
        }
        switch (random.nextInt(7)) {
            case 0 -> property.put("enum", new JsonArray().add(any(random)).add(any(random)));
            case 1 -> property.put("maximum", random.nextInt(5));
            case 2 -> property.put("minLength", random.nextInt(3));
            case 3 -> property.put("maxLength", random.nextInt(3)).put("title", "T" + random.nextInt());
            case 4 -> property.put("const", any(random));
            case 5 -> property.put("items", new JsonObject().put("type", random.nextBoolean() ? "string" : "integer"));
            default -> {}
        }
        return property;
    }

    private static @Nullable Object any(Random random) {
        Object value = VALUES.get(random.nextInt(VALUES.size()));
        return value instanceof JsonArray array ? array.copy() : value;
    }
}
