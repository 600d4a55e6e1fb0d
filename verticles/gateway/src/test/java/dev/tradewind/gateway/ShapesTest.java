package dev.tradewind.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The compiled validators say what a validator of the standard says. */
class ShapesTest {
    private static final int SPOILINGS = 300;

    private static JsonObject document;

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void read() throws Exception {
        try (InputStream in = ShapesTest.class.getResourceAsStream("/openapi/tradewind.yaml")) {
            document =
                    new JsonObject((Map<String, Object>) new ObjectMapper(new YAMLFactory()).readValue(in, Map.class));
        }
    }

    @Test
    void agreeWithTheStandardOnSpoiltValuesOfEverySchema() {
        JsonObject schemas = document.getJsonObject("components").getJsonObject("schemas");
        Shapes shapes = new Shapes(document);
        Examples examples = new Examples(document);
        Random random = new Random(20_260_102);
        for (String name : schemas.fieldNames()) {
            JsonObject schema = schemas.getJsonObject(name);
            if (schema.containsKey("allOf")) {
                continue; // Only problems are made so; they are not requests.
            }
            Shape shape = shapes.of(schema);
            Validator standard = standard(name);
            Object sound = examples.of(schema);
            assertThat(isSound(shape, sound)).as(name).isTrue();
            for (int i = 0; i < SPOILINGS; i++) {
                Object value = spoil(new JsonObject().put("v", sound).copy().getValue("v"), random);
                assertThat(isSound(shape, value))
                        .as("%s: %s", name, value)
                        .isEqualTo(standard.validate(value).getValid());
            }
        }
    }

    @Test
    void refuseAKeywordThatNothingEnforces() {
        assertThatThrownBy(() -> new Shapes(document).of(new JsonObject().put("uniqueItems", true)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("uniqueItems");
    }

    @Test
    void aPatternEndsWhereTheTextEnds() {
        assertThat(isSound(Rules.pattern("^off_[0-9a-z]+$"), "off_1")).isTrue();
        assertThat(isSound(Rules.pattern("^off_[0-9a-z]+$"), "off_1\n")).isFalse();
        assertThat(isSound(Rules.pattern("^[^@]+@[^@]+$"), "a@b")).isTrue();
        assertThat(isSound(Rules.pattern("costs \\$"), "costs $ 5")).isTrue();
    }

    @Test
    void aTimeIsOneThatCanBeReadAsAnInstant() {
        for (String good : List.of("2026-01-31T12:00:00Z", "2026-01-31T12:00:00.5+02:00", "9999-12-31T23:59:59Z")) {
            assertThat(isSound(Rules.dateTime(), good)).as(good).isTrue();
            assertThat(Instant.parse(good)).isNotNull();
        }
        for (String bad :
                List.of("2026-01-31T12:00Z", "2026-01-31", "+10000-01-01T00:00:00Z", "0000-01-01T00:00:00Z")) {
            assertThat(isSound(Rules.dateTime(), bad)).as(bad).isFalse();
        }
    }

    private static boolean isSound(Shape shape, Object value) {
        Findings found = new Findings();
        shape.check(value, Place.BODY, found);
        return found.isEmpty();
    }

    private static Validator standard(String name) {
        JsonSchemaOptions options = new JsonSchemaOptions()
                .setBaseUri("app://")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Flag);
        SchemaRepository repository = SchemaRepository.create(options);
        JsonObject definitions =
                document.getJsonObject("components").getJsonObject("schemas").copy();
        String text = new JsonObject().put("$defs", definitions).encode().replace("#/components/schemas/", "#/$defs/");
        JsonObject root = new JsonObject(text).put("$ref", "#/$defs/" + name);
        return repository.validator(JsonSchema.of(root), options, true);
    }

    /** Changes one thing somewhere. */
    private static Object spoil(Object value, Random random) {
        if (value instanceof JsonObject object && !object.isEmpty() && random.nextInt(5) != 0) {
            List<String> names = List.copyOf(object.fieldNames());
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.put("x" + random.nextInt(9), 1);
                default -> object.put(name, spoil(object.getValue(name), random));
            }
            return object;
        }
        if (value instanceof JsonArray list && !list.isEmpty() && random.nextBoolean()) {
            return new JsonArray().add(spoil(list.getValue(0), random));
        }
        List<Object> others = Arrays.asList(
                null,
                "",
                "a",
                "x".repeat(1 + random.nextInt(2_500)),
                "EUR",
                "2026-01-02T03:04:05Z",
                "ada@example.org",
                -1,
                0,
                1,
                2_000_000,
                1.5,
                2.0,
                true,
                new JsonObject(),
                new JsonArray());
        return others.get(random.nextInt(others.size()));
    }
}
