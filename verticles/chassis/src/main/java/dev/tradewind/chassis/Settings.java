package dev.tradewind.chassis;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Typed reading of a configuration object. Every complaint names the key with its full path; {@link #done()} refuses
 * keys that nobody asked for, so that a misspelt key stops the start instead of being ignored.
 */
public final class Settings {
    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h|d)");

    private final String path;
    private final JsonObject json;
    private final Set<String> asked = new HashSet<>();
    private final List<Settings> sections = new ArrayList<>();

    private Settings(String path, JsonObject json) {
        this.path = path;
        this.json = json;
    }

    /** @param path where the object stands in the whole configuration, such as {@code verticles.cart}; may be empty */
    public static Settings of(String path, JsonObject json) {
        return new Settings(path, json);
    }

    /** A text that must be there. */
    public String text(String key) {
        String text = optionalText(key);
        if (text == null) {
            throw problem(key, "is missing");
        }
        return text;
    }

    public String text(String key, String fallback) {
        String text = optionalText(key);
        return text == null ? fallback : text;
    }

    /** A text that may be absent. */
    public @Nullable String optionalText(String key) {
        Object value = take(key);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw problem(key, "must be a text, not " + value);
    }

    /** A whole number within these bounds, both included. */
    public int integer(String key, int fallback, int min, int max) {
        Object value = take(key);
        if (value == null) {
            return fallback;
        }
        long number = number(key, value);
        if (number < min || number > max) {
            throw problem(key, "must be from " + min + " to " + max + ", not " + number);
        }
        return (int) number;
    }

    public boolean flag(String key, boolean fallback) {
        Object value = take(key);
        if (value == null) {
            return fallback;
        }
        return switch (value.toString()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw problem(key, "must be true or false, not " + value);
        };
    }

    /** A whole number with its unit: {@code 500ms}, {@code 30s}, {@code 15m}, {@code 24h}, {@code 7d}. */
    public Duration duration(String key, Duration fallback) {
        Object value = take(key);
        if (value == null) {
            return fallback;
        }
        Matcher matcher = DURATION.matcher(value.toString());
        if (!matcher.matches() || matcher.group(1).length() > 9) {
            throw problem(key, "must be a duration such as 500ms, 30s, 15m or 7d, not " + value);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** A list of texts; a single text counts as a list of one, so that an environment variable can give it. */
    public List<String> texts(String key, List<String> fallback) {
        Object value = take(key);
        if (value == null) {
            return fallback;
        }
        if (value instanceof String one) {
            return List.of(one);
        }
        if (!(value instanceof JsonArray array) || !array.stream().allMatch(String.class::isInstance)) {
            throw problem(key, "must be a list of texts");
        }
        return array.stream().map(String.class::cast).toList();
    }

    /** The object under this key; empty when it is absent. Its unknown keys are found by the outer {@link #done()}. */
    public Settings section(String key) {
        Object value = take(key);
        if (value != null && !(value instanceof JsonObject)) {
            throw problem(key, "must be a section with keys of its own, not " + value);
        }
        Settings section = new Settings(at(key), value == null ? new JsonObject() : (JsonObject) value);
        sections.add(section);
        return section;
    }

    /** A complaint about one key, for rules that need more than a type and bounds. */
    public ConfigurationException problem(String key, String what) {
        return new ConfigurationException(at(key) + " " + what);
    }

    /** @throws ConfigurationException naming the keys, here and in the sections read, that nobody asked for */
    public void done() {
        Set<String> unknown = new TreeSet<>();
        collectUnknown(unknown);
        if (!unknown.isEmpty()) {
            boolean one = unknown.size() == 1;
            throw new ConfigurationException(String.join(", ", unknown) + (one ? " is" : " are") + " not known here");
        }
    }

    /** Like {@link #done()}, but for the sections alone. */
    void sectionsDone() {
        sections.forEach(Settings::done);
    }

    private void collectUnknown(Set<String> unknown) {
        json.fieldNames().stream().filter(k -> !asked.contains(k)).map(this::at).forEach(unknown::add);
        sections.forEach(s -> s.collectUnknown(unknown));
    }

    private long number(String key, Object value) {
        try {
            return value instanceof Integer || value instanceof Long
                    ? ((Number) value).longValue()
                    : Long.parseLong(value.toString());
        } catch (NumberFormatException e) {
            throw problem(key, "must be a whole number, not " + value);
        }
    }

    private @Nullable Object take(String key) {
        asked.add(key);
        return json.getValue(key);
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
