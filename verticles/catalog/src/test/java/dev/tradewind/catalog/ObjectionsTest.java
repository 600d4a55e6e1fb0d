package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.RawJson;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectionsTest {
    private static final RawJson SCHEMA = json("{'properties': {'size': {'enum': ['S', 'M']},"
            + " 'watts': {'type': 'integer'}, 'made_in': {'type': 'string'}},"
            + " 'required': ['made_in'], 'additionalProperties': false}");

    private final Objections objections =
            new Objections(AttributeSchema.of(SCHEMA), SchemaChange.known(SCHEMA), Set.of("made_in"));

    @Test
    void hasNoneAgainstWhatEverybodyMatches() {
        hear("Lamp", "{'size': 'S', 'made_in': 'PT'}");
        assertThat(objections.none()).isTrue();
    }

    @Test
    void saysOfEachAttributeHowManyStandAgainstItAndNamesSome() {
        hear("One", "{'size': 'XL', 'watts': 'many', 'made_in': 'PT'}");
        hear("Two", "{'size': 'XXL'}");
        hear("Three", "{'color': 'red', 'made_in': 'PT'}");
        hear("Four", "{'size': 'M', 'made_in': 'PT'}");

        Fault fault = Objects.requireNonNull(Fault.in(objections.refusal()));
        assertThat(fault.code()).isEqualTo("products_do_not_match");
        assertThat(fault.status()).isEqualTo(409);
        assertThat(fault.detail()).isEqualTo("3 products do not match the new schema; nothing was changed.");
        assertThat(fault.errors())
                .extracting(e -> e.pointer() + " " + e.code() + " " + told(e))
                .containsExactlyInAnyOrder(
                        "/schema/properties/size does_not_fit_products 2 [One: XL, Two: XXL]",
                        "/schema/properties/watts does_not_fit_products 1 [One: many]",
                        "/schema/properties/made_in missing_in_products 1 [Two: null]",
                        "/schema/properties/color still_in_products 1 [Three: red]");
    }

    @Test
    void namesAFewOfMany() {
        IntStream.range(0, 12).forEach(i -> hear("Lamp " + i, "{'made_in': " + i + "}"));
        Fault.Against against = Objects.requireNonNull(Objects.requireNonNull(Fault.in(objections.refusal()))
                .errors()
                .getFirst()
                .against());
        assertThat(against.count()).isEqualTo(12);
        assertThat(against.orMore()).isFalse();
        assertThat(against.examples())
                .hasSize(5)
                .first()
                .extracting(Fault.Example::value)
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Größe", "max load", "100%", "a+b", "either/or", "~home"})
    void saysOfWhichAttributeWhateverItsName(String name) {
        RawJson schema = json("{'properties': {'" + name + "': {'type': 'integer'}}}");
        Objections against = new Objections(AttributeSchema.of(schema), SchemaChange.known(schema), Set.of());
        against.hear(new Objections.Concerned(
                ProductId.next(),
                "Lift",
                Attributes.stored(json("{'" + name + "': 'much'}").text())));
        assertThat(Objects.requireNonNull(Fault.in(against.refusal())).errors())
                .extracting(Fault.Item::pointer)
                .containsExactly("/schema/properties/" + name.replace("~", "~0").replace("/", "~1"));
    }

    private static String told(Fault.Item item) {
        Fault.Against against = Objects.requireNonNull(item.against());
        List<String> examples = against.examples().stream()
                .map(e -> e.name() + ": " + e.value())
                .toList();
        return against.count() + " " + examples;
    }

    private void hear(String title, String attributes) {
        objections.hear(new Objections.Concerned(
                ProductId.next(), title, Attributes.stored(json(attributes).text())));
    }

    private static RawJson json(String text) {
        return new RawJson(text.replace('\'', '"'));
    }
}
