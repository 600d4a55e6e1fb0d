package dev.tradewind.catalog;

import dev.tradewind.contracts.shared.RawJson;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which products a change of their type's schema may be unwelcome to, told from the two schemas alone: a product that
 * matched the old one and is none of these matches the new one.
 *
 * @param everybody may be concerned: the change is of a kind that cannot be told by attributes
 * @param touched attributes of which some values may not be allowed any more: concerns whoever has one of them
 * @param required attributes that have to be there from now on: concerns whoever lacks one of them
 */
record SchemaChange(boolean everybody, Set<String> touched, Set<String> required) {
    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");

    static SchemaChange between(RawJson before, RawJson after) {
        Map<String, Object> old = new JsonObject(before.text()).getMap();
        Map<String, Object> now = new JsonObject(after.text()).getMap();
        if (old.equals(now)) {
            return new SchemaChange(false, Set.of(), Set.of());
        }
        // What refers to somewhere else may mean something else without having changed.
        boolean everybody = refers(old) || refers(now) || !loosensBeside(old, now);
        return new SchemaChange(everybody, touched(old, now), required(old, now));
    }

    /** It is welcome to any product, and none need be asked. */
    boolean isHarmless() {
        return !everybody && touched.isEmpty() && required.isEmpty();
    }

    /** The attributes that a schema knows by name. */
    static Set<String> known(RawJson schema) {
        return properties(new JsonObject(schema.text()).getMap()).keySet();
    }

    /** What stands in the schema beside its properties allows whatever it allowed before. */
    private static boolean loosensBeside(Map<String, Object> old, Map<String, Object> now) {
        Set<String> keywords = new HashSet<>(old.keySet());
        keywords.addAll(now.keySet());
        keywords.removeAll(Set.of("properties", "required", "$defs"));
        return keywords.stream().allMatch(k -> loosensBeside(k, old, now));
    }

    private static boolean loosensBeside(String keyword, Map<String, Object> old, Map<String, Object> now) {
        if (!keyword.equals("additionalProperties")) {
            return Loosening.of(keyword, old, now);
        }
        Object additional = now.get(keyword);
        return Boolean.TRUE.equals(additional)
                || Objects.equals(old.get(keyword), additional)
                // Where it is gone, what is unevaluated is asked instead.
                || !now.containsKey(keyword) && !now.containsKey("unevaluatedProperties");
    }

    private static Set<String> touched(Map<String, Object> old, Map<String, Object> now) {
        Map<String, Object> before = properties(old);
        Map<String, Object> after = properties(now);
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> isWelcome(old, before.get(name), after.get(name)));
        return names;
    }

    private static boolean isWelcome(Map<String, Object> schema, @Nullable Object before, @Nullable Object after) {
        if (before == null) {
            return mayNotBeThere(schema);
        }
        return after != null && Loosening.ofSchema(before, after);
    }

    /** Nobody has an attribute that the schema did not know and did not allow. */
    private static boolean mayNotBeThere(Map<String, Object> schema) {
        return Boolean.FALSE.equals(schema.get("additionalProperties")) && !schema.containsKey("patternProperties");
    }

    private static Set<String> required(Map<String, Object> old, Map<String, Object> now) {
        Set<String> more = new TreeSet<>(Loosening.texts(now.get("required")));
        more.removeAll(Loosening.texts(old.get("required")));
        return more;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Map<String, Object> schema) {
        return schema.get("properties") instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static boolean refers(@Nullable Object node) {
        if (node instanceof Map<?, ?> map) {
            return map.keySet().stream().anyMatch(REFERENCES::contains)
                    || map.values().stream().anyMatch(SchemaChange::refers);
        }
        return node instanceof List<?> list && list.stream().anyMatch(SchemaChange::refers);
    }
}
