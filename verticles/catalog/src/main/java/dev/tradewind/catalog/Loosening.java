package dev.tradewind.catalog;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a schema that is different now still allows whatever it allowed. "No" may be said too often: then products
 * are looked at that need not be; "yes" never.
 */
final class Loosening {
    /** They say something about a value and demand nothing of it. */
    private static final Set<String> WORDS = Set.of(
            "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly", "$comment", "unit");

    private static final Set<String> UPPER_LIMITS =
            Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");
    private static final Set<String> LOWER_LIMITS =
            Set.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final Set<String> DEMANDS =
            Set.of("type", "enum", "const", "pattern", "format", "multipleOf", "uniqueItems", "required");

    private Loosening() {}

    static boolean ofSchema(@Nullable Object old, @Nullable Object now) {
        if (Objects.equals(old, now) || Boolean.TRUE.equals(now) || Boolean.FALSE.equals(old)) {
            return true;
        }
        if (!(old instanceof Map<?, ?> before) || !(now instanceof Map<?, ?> after)) {
            return false;
        }
        Set<Object> keywords = new HashSet<>(before.keySet());
        keywords.addAll(after.keySet());
        return keywords.stream().allMatch(k -> of(String.valueOf(k), before, after));
    }

    /** The same of one keyword. A null that stands there is not nothing: whether one stands is told by its key. */
    static boolean of(String keyword, Map<?, ?> before, Map<?, ?> after) {
        boolean stands = after.containsKey(keyword);
        Object old = before.get(keyword);
        Object now = after.get(keyword);
        if (WORDS.contains(keyword) || keyword.startsWith("x-")) {
            return true;
        }
        return before.containsKey(keyword) == stands && Objects.equals(old, now)
                || (stands ? allowsMore(keyword, old, now) : isDemand(keyword));
    }

    /** Without it more is allowed. */
    private static boolean isDemand(String keyword) {
        return DEMANDS.contains(keyword) || UPPER_LIMITS.contains(keyword) || LOWER_LIMITS.contains(keyword);
    }

    private static boolean allowsMore(String keyword, @Nullable Object old, @Nullable Object now) {
        if (UPPER_LIMITS.contains(keyword)) {
            return isAtLeast(now, old);
        }
        if (LOWER_LIMITS.contains(keyword)) {
            return isAtLeast(old, now);
        }
        return switch (keyword) {
            case "type" -> old != null && now != null && types(now).containsAll(types(old));
            case "enum" ->
                old instanceof Collection<?> values && now instanceof Collection<?> more && more.containsAll(values);
            case "required" -> texts(old).containsAll(texts(now));
            case "items" -> old != null && now != null && ofSchema(old, now);
            default -> false;
        };
    }

    private static boolean isAtLeast(@Nullable Object one, @Nullable Object other) {
        return one instanceof Number a
                && other instanceof Number b
                && new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) >= 0;
    }

    /** An integer is a number. */
    private static Set<String> types(Object type) {
        Set<String> types = type instanceof String one ? Set.of(one) : texts(type);
        if (!types.contains("number")) {
            return types;
        }
        Set<String> more = new HashSet<>(types);
        more.add("integer");
        return more;
    }

    static Set<String> texts(@Nullable Object list) {
        return list instanceof List<?> values
                ? values.stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of();
    }
}
