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
    private static final Set<String> DEMANDS = Set.of("pattern", "format", "multipleOf", "const", "uniqueItems");

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
        return keywords.stream().allMatch(k -> of(String.valueOf(k), before.get(k), after.get(k)));
    }

    /** The same of one keyword, whose value is null where it does not stand. */
    static boolean of(String keyword, @Nullable Object old, @Nullable Object now) {
        if (Objects.equals(old, now) || WORDS.contains(keyword) || keyword.startsWith("x-")) {
            return true;
        }
        if (UPPER_LIMITS.contains(keyword)) {
            return now == null || isAtLeast(now, old);
        }
        if (LOWER_LIMITS.contains(keyword)) {
            return now == null || isAtLeast(old, now);
        }
        if (DEMANDS.contains(keyword)) {
            return now == null;
        }
        return switch (keyword) {
            case "type" -> now == null || old != null && types(now).containsAll(types(old));
            case "enum" ->
                now == null
                        || old instanceof Collection<?> before
                                && now instanceof Collection<?> after
                                && after.containsAll(before);
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
