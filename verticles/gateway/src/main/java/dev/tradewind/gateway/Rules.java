package dev.tradewind.gateway;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules that schemas are made of. Each looks at values of its own kind only, as JSON Schema has it. */
final class Rules {
    private static final double EXACT_DOUBLE_MAX = 1L << 53;
    private static final int YEAR_MAX = 9_999;

    private Rules() {}

    static Shape type(List<String> types) {
        String wanted = types.get(0).equals("integer") ? "a whole number" : words(types.get(0));
        return (value, at, found) -> {
            for (String type : types) {
                if (isA(type, value)) {
                    return;
                }
            }
            found.add(at, "type", "must be " + wanted);
        };
    }

    static Shape oneOf(Set<Object> values, boolean orNull) {
        return (value, at, found) -> {
            if (value == null ? !orNull : !values.contains(value)) {
                found.add(
                        at,
                        "not_allowed",
                        "must be one of " + values.stream().sorted().toList());
            }
        };
    }

    static Shape length(int min, int max) {
        return (value, at, found) -> {
            if (!(value instanceof String text)) {
                return;
            }
            int length = text.codePointCount(0, text.length());
            if (length < min) {
                found.add(at, "too_short", "must have at least " + min + (min == 1 ? " character" : " characters"));
            } else if (length > max) {
                found.add(at, "too_long", "must have at most " + max + " characters");
            }
        };
    }

    static Shape pattern(String regex) {
        // In Java the last $ would let a line feed pass behind it, which JSON Schema's does not.
        Pattern pattern = Pattern.compile(regex.replaceFirst("(?<!\\\\)\\$$", "\\\\z"));
        return (value, at, found) -> {
            if (value instanceof String text && !pattern.matcher(text).find()) {
                found.add(at, "pattern", "must match " + regex);
            }
        };
    }

    static Shape range(long min, long max) {
        return (value, at, found) -> {
            if (value instanceof Number number && (number.doubleValue() < min || number.doubleValue() > max)) {
                String bound = number.doubleValue() < min ? "at least " + min : "at most " + max;
                found.add(at, "out_of_range", "must be " + bound);
            }
        };
    }

    static Shape dateTime() {
        return (value, at, found) -> {
            if (value instanceof String text && !isDateTime(text)) {
                found.add(at, "format", "must be a time such as 2026-01-31T12:00:00Z");
            }
        };
    }

    static Shape size(int min, int max) {
        return (value, at, found) -> {
            if (!(value instanceof JsonArray list)) {
                return;
            }
            if (list.size() < min) {
                found.add(at, "too_few", "must have at least " + min + (min == 1 ? " entry" : " entries"));
            } else if (list.size() > max) {
                found.add(at, "too_many", "must have at most " + max + " entries");
            }
        };
    }

    static Shape members(int max) {
        return (value, at, found) -> {
            if (value instanceof JsonObject object && object.size() > max) {
                found.add(at, "too_many", "must have at most " + max + " members");
            }
        };
    }

    static Shape items(Shape each) {
        return (value, at, found) -> {
            if (value instanceof JsonArray list) {
                for (int i = 0; i < list.size(); i++) {
                    each.check(list.getValue(i), at.at(Integer.toString(i)), found);
                }
            }
        };
    }

    static Shape required(List<String> names) {
        return (value, at, found) -> {
            if (value instanceof JsonObject object) {
                for (String name : names) {
                    if (!object.containsKey(name)) {
                        found.add(at.at(name), "required", "is missing");
                    }
                }
            }
        };
    }

    /** @param others what further members must be; null when there may be none */
    static Shape properties(Map<String, Shape> known, @Nullable Shape others) {
        return (value, at, found) -> {
            if (!(value instanceof JsonObject object)) {
                return;
            }
            for (String name : object.fieldNames()) {
                Shape shape = known.getOrDefault(name, others);
                if (shape == null) {
                    found.add(at.at(name), "unknown_field", "is not known here");
                } else {
                    shape.check(object.getValue(name), at.at(name), found);
                }
            }
        };
    }

    private static boolean isA(String type, @Nullable Object value) {
        return switch (type) {
            case "null" -> value == null;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "number" -> value instanceof Number;
            case "integer" -> isWhole(value);
            case "object" -> value instanceof JsonObject;
            case "array" -> value instanceof JsonArray;
            default -> throw new IllegalStateException("no JSON type " + type);
        };
    }

    private static boolean isWhole(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return true;
        }
        return value instanceof Double d && d == Math.rint(d) && Math.abs(d) <= EXACT_DOUBLE_MAX;
    }

    /** What is read as an instant later on, and has a year that every part of the platform knows. */
    private static boolean isDateTime(String text) {
        try {
            int year = Instant.parse(text).atOffset(ZoneOffset.UTC).getYear();
            return year > 0 && year <= YEAR_MAX;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String words(String type) {
        return switch (type) {
            case "string" -> "a text";
            case "boolean" -> "true or false";
            case "number" -> "a number";
            case "object" -> "an object";
            case "array" -> "a list";
            default -> type;
        };
    }
}
