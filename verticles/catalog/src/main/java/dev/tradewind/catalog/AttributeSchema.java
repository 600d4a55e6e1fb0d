package dev.tradewind.catalog;

import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.RawJson;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a product type demands of attributes: a JSON Schema, draft 2020-12, ready to check them. */
final class AttributeSchema {
    private static final int PROBLEMS_MAX = 20;

    private final Validator validator;

    private AttributeSchema(Validator validator) {
        this.validator = validator;
    }

    /** Of a schema that {@link SchemaRules} accepts. */
    static AttributeSchema of(RawJson schema) {
        JsonSchema json = JsonSchema.of(new JsonObject(schema.text()));
        return new AttributeSchema(Validator.create(json, options()));
    }

    static JsonSchemaOptions options() {
        return new JsonSchemaOptions()
                .setBaseUri("https://tradewind.invalid/product-types/")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Basic);
    }

    /** Whether a check ever ends: a schema may refer to itself so that it does not, and only trying shows. */
    boolean comesToAnEnd() {
        try {
            return validator.validate(Attributes.NONE.tree()) != null;
        } catch (StackOverflowError e) {
            return false;
        }
    }

    /** What is wrong with the attributes, with pointers below the given one; empty when nothing is. */
    List<Fault.Item> check(Attributes attributes, String at) {
        try {
            return problems(validator.validate(attributes.tree()), at);
        } catch (StackOverflowError e) {
            return List.of(new Fault.Item(at, "invalid", "cannot be checked: the schema refers to itself without end"));
        }
    }

    static List<Fault.Item> problems(OutputUnit result, String at) {
        List<OutputUnit> errors = result.getErrors();
        if (Boolean.TRUE.equals(result.getValid())) {
            return List.of();
        }
        return errors == null
                ? List.of(new Fault.Item(at, "invalid", "does not match the schema"))
                : errors.stream()
                        .limit(PROBLEMS_MAX)
                        .map(e -> new Fault.Item(at + pointer(e.getInstanceLocation()), "invalid", e.getError()))
                        .toList();
    }

    /** A location is the fragment of an address: names are percent-encoded in it, in a pointer they are not. */
    private static String pointer(@Nullable String location) {
        if (location == null || !location.startsWith("#")) {
            return location == null ? "" : location;
        }
        String fragment = location.substring(1);
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return fragment; // the validator writes control characters with one digit
        }
    }
}
