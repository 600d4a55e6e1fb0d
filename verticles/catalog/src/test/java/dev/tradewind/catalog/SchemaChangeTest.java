package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.shared.RawJson;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaChangeTest {
    private static final SchemaChange NOBODY = new SchemaChange(false, Set.of(), Set.of());

    @Test
    void concernsNobodyWhenWordsAndOrderChange() {
        assertThat(change(
                        "{'properties': {'a': {'type': 'string'}, 'b': {'type': 'integer', 'title': 'B'}}}",
                        "{'title': 'Lamp', 'properties': {'b': {'type': 'integer', 'title': 'Width', 'unit': 'cm'},"
                                + " 'a': {'type': 'string', 'description': 'new'}}}"))
                .isEqualTo(NOBODY);
    }

    @Test
    void concernsNobodyWhenAnAttributeIsAddedThatNobodyCouldHave() {
        assertThat(change(
                        "{'properties': {}, 'additionalProperties': false}",
                        "{'properties': {'a': {'type': 'string'}}, 'additionalProperties': false}"))
                .isEqualTo(NOBODY);
    }

    @Test
    void concernsThoseWhoHadItAlreadyWhenAnythingWasAllowed() {
        assertThat(change("{}", "{'properties': {'a': {'type': 'string'}}}").touched())
                .containsExactly("a");
    }

    @Test
    void concernsThoseWhoHaveWhatIsTakenAway() {
        assertThat(change(
                        "{'properties': {'a': {}, 'b': {}}, 'additionalProperties': false}",
                        "{'properties': {'b': {}}, 'additionalProperties': false}"))
                .isEqualTo(new SchemaChange(false, Set.of("a"), Set.of()));
    }

    @Test
    void concernsThoseWhoLackWhatMustBeThereFromNowOn() {
        assertThat(change(
                        "{'properties': {'a': {}, 'b': {}}, 'required': ['a']}",
                        "{'properties': {'a': {}, 'b': {}}, 'required': ['b']}"))
                .isEqualTo(new SchemaChange(false, Set.of(), Set.of("b")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'type': 'integer' | 'type': 'number'",
                "'type': 'string' | 'type': ['string', 'null']",
                "'type': 'string', 'enum': ['s', 'm'] | 'type': 'string', 'enum': ['m', 's', 'l']",
                "'type': 'string', 'enum': ['s'] | 'type': 'string'",
                "'maxLength': 10 | 'maxLength': 20",
                "'maxLength': 10 | 'minLength': 0, 'maxLength': 10, 'x-hint': 1",
                "'minimum': 3, 'pattern': 'a' | 'minimum': 2.5",
                "'const': null | 'title': 'A'",
                "'items': {'enum': ['a']}, 'type': 'array' | 'items': {'enum': ['a', 'b']}, 'type': 'array'",
            })
    void concernsNobodyWhenMoreIsAllowed(String before, String after) {
        boolean newLimit = after.contains("minLength");
        SchemaChange change = change(property(before), property(after));
        // A limit where there was none is not looked into: those who have the attribute are asked.
        assertThat(change.isHarmless()).isEqualTo(!newLimit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'type': 'number' | 'type': 'integer'",
                "'enum': ['s', 'm'] | 'enum': ['s']",
                "'type': 'string' | 'type': 'string', 'enum': ['s']",
                "'maxLength': 20 | 'maxLength': 10",
                "'title': 'A' | 'const': null",
                "'const': 'x' | 'const': null",
                "'const': null | 'const': 'x'",
                "'minimum': 2 | 'minimum': 3",
                "'type': 'string' | 'type': 'string', 'pattern': 'a'",
                "'type': 'array' | 'type': 'array', 'items': {'type': 'string'}",
                "'type': 'array', 'items': {'type': 'string'} | 'type': 'array'",
                "'type': 'string' | 'type': 'string', 'not': {'const': 'x'}",
            })
    void concernsThoseWhoHaveItWhenSomethingMayNotBeAllowedAnyMore(String before, String after) {
        assertThat(change(property(before), property(after))).isEqualTo(new SchemaChange(false, Set.of("a"), Set.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'additionalProperties': true} | {'additionalProperties': false}",
                "{} | {'minProperties': 1}",
                "{} | {'const': null}",
                "{'additionalProperties': true, 'unevaluatedProperties': false} | {'unevaluatedProperties': false}",
                "{} | {'allOf': [{'required': ['a']}]}",
                "{'properties': {'a': {}, 'b': {'$ref': '#/properties/a'}}} | "
                        + "{'properties': {'a': {'title': 'A'}, 'b': {'$ref': '#/properties/a'}}}",
            })
    void concernsEverybodyWhenItCannotBeToldByAttributes(String before, String after) {
        assertThat(change(before, after).everybody()).isTrue();
    }

    private static String property(String schema) {
        return "{'properties': {'a': {" + schema + "}}}";
    }

    private static SchemaChange change(String before, String after) {
        return SchemaChange.between(json(before), json(after));
    }

    private static RawJson json(String text) {
        return new RawJson(text.replace('\'', '"'));
    }
}
