package dev.tradewind.catalog;

import dev.tradewind.contracts.shared.Checks;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.RawJson;
import io.vertx.core.file.FileSystem;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which JSON Schemas can be a product type's: those that the 2020-12 meta-schema accepts and that describe an object.
 */
final class SchemaRules {
    static final int CHARACTERS_MAX = 65_536;

    private final Validator metaSchema;

    /** Reads the meta-schema from the class path. */
    SchemaRules(FileSystem files) {
        SchemaRepository repository =
                SchemaRepository.create(AttributeSchema.options()).preloadMetaSchema(files, Draft.DRAFT202012);
        JsonSchema schema = repository.find(Draft.DRAFT202012.getIdentifier());
        metaSchema = repository.validator(schema);
    }

    /** Everything that is wrong with a type's schema. */
    Checks check(RawJson schema) {
        Checks checks = new Checks();
        problems(schema).forEach(p -> checks.that(false, p.pointer(), p.detail()));
        return checks;
    }

    /** The same as particulars; empty when nothing is wrong. */
    List<Fault.Item> problems(RawJson schema) {
        if (schema.text().length() > CHARACTERS_MAX) {
            return problem("must have at most " + CHARACTERS_MAX + " characters");
        }
        try {
            JsonObject json = new JsonObject(schema.text());
            List<Fault.Item> problems = AttributeSchema.problems(metaSchema.validate(json), "/schema");
            return problems.isEmpty() ? traps(schema, json) : problems;
        } catch (DecodeException e) {
            return problem("must be a JSON object");
        }
    }

    /** What the meta-schema lets pass and the validator would only stumble over when it gets there. */
    private static List<Fault.Item> traps(RawJson text, JsonObject schema) {
        List<Fault.Item> traps = new ArrayList<>();
        collectTraps(schema.getMap(), schema, traps);
        return traps.isEmpty() && !AttributeSchema.of(text).comesToAnEnd()
                ? problem("refers to itself without end")
                : traps;
    }

    private static void collectTraps(@Nullable Object node, JsonObject schema, List<Fault.Item> traps) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String ref && !leadsSomewhere(ref, schema)) {
                traps.addAll(problem("refers to " + ref + ", which is not in this schema"));
            }
            if (map.get("pattern") instanceof String pattern && !isPattern(pattern)) {
                traps.addAll(problem("has a pattern that is none: " + pattern));
            }
            if (map.get("patternProperties") instanceof Map<?, ?> patterns
                    && !patterns.keySet().stream().allMatch(p -> isPattern(String.valueOf(p)))) {
                traps.addAll(problem("has a key in patternProperties that is no pattern"));
            }
            map.values().forEach(child -> collectTraps(child, schema, traps));
        } else if (node instanceof List<?> list) {
            list.forEach(child -> collectTraps(child, schema, traps));
        }
    }

    private static boolean leadsSomewhere(String ref, JsonObject schema) {
        if (ref.equals("#")) {
            return true;
        }
        try {
            return ref.startsWith("#/") && JsonPointer.from(ref.substring(1)).queryJson(schema) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isPattern(String text) {
        try {
            return Pattern.compile(text) != null;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static List<Fault.Item> problem(String detail) {
        return List.of(new Fault.Item("/schema", "invalid", detail));
    }
}
