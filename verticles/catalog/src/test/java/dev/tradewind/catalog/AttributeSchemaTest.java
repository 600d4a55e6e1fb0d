package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.RawJson;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeSchemaTest {
    private static final String LAMP =
            """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "properties": {
                "watts": {"type": "integer", "minimum": 1},
                "color": {"enum": ["brass", "black"]},
                "sizes": {"type": "array", "items": {"$ref": "#/$defs/size"}}
              },
              "required": ["watts"],
              "additionalProperties": false,
              "$defs": {"size": {"type": "string", "pattern": "^[SML]$"}}
            }
            """;

    private static Vertx vertx;
    private static SchemaRules rules;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        rules = new SchemaRules(vertx.fileSystem());
    }

    @AfterAll
    static void close() throws Exception {
        vertx.close().await(5, TimeUnit.SECONDS);
    }

    @Test
    void acceptsASchemaAndWhatMatchesIt() {
        assertThat(rules.problems(new RawJson(LAMP))).isEmpty();
        assertThat(check("{\"watts\": 60, \"color\": \"brass\", \"sizes\": [\"S\"]}"))
                .isEmpty();
    }

    @Test
    void saysWhereAttributesAreWrong() {
        assertThat(check("{\"watts\": 0, \"color\": \"pink\", \"sizes\": [\"S\", \"huge\"]}"))
                .extracting(Fault.Item::pointer)
                .contains("/attributes/watts", "/attributes/color", "/attributes/sizes/1");
        assertThat(check("{}")).isNotEmpty();
        assertThat(check("{\"watts\": 60, \"weight\": 1}")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "nothing",
                "{\"type\": \"objekt\"}",
                "{\"properties\": []}",
                "{\"required\": \"watts\"}",
                "{\"minimum\": \"one\"}",
                "{\"$ref\": \"#/$defs/nowhere\"}",
                "{\"properties\": {\"a\": {\"pattern\": \"(\"}}}",
                "{\"$ref\": \"#\"}",
                "{\"patternProperties\": {\"[\": true}}",
                "{\"properties\": {\"a\": {\"$ref\": \"https://example.org/other\"}}}",
            })
    void refusesWhatIsNoSchema(String schema) {
        assertThat(rules.problems(new RawJson(schema))).isNotEmpty().allSatisfy(item -> assertThat(item.pointer())
                .startsWith("/schema"));
    }

    @Test
    void refusesAttributesThatAreNoObjectOrTooDeep() {
        assertThat(Attributes.of(new RawJson("[1]"))).isNull();
        assertThat(Attributes.of(new RawJson("{\"a\":".repeat(20) + "1" + "}".repeat(20))))
                .isNull();
        assertThat(Attributes.of(new RawJson("{\"a\": \"" + "x".repeat(20_000) + "\"}")))
                .isNull();
    }

    @Test
    void findsTheTextsOfAttributes() {
        Attributes attributes =
                of("{\"color\": \"red\", \"n\": 1, \"more\": {\"shape\": [\"round\", null, \"flat\"]}}");

        assertThat(attributes.texts()).containsExactly("red", "round", "flat");
    }

    private static List<Fault.Item> check(String attributes) {
        return AttributeSchema.of(new RawJson(LAMP)).check(of(attributes), "/attributes");
    }

    private static Attributes of(String json) {
        return Objects.requireNonNull(Attributes.of(new RawJson(json)));
    }
}
