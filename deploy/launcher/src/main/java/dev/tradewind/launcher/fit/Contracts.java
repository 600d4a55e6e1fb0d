package dev.tradewind.launcher.fit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What builds can rely on in each other: events, methods, fields and values by their names, each with its type. The
 * contracts' own test writes it down, and every jar of a verticle carries what it was compiled against.
 */
public record Contracts(Map<String, String> surface) {
    /** Where it lies in a jar. */
    public static final String ENTRY = "META-INF/tradewind/contracts.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException when the text is something else */
    public static Contracts read(String text) {
        try {
            return new Contracts(new TreeMap<>(JSON.readValue(text, new TypeReference<Map<String, String>>() {})));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(ENTRY + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** What of the earlier ones is gone or has another type here, each in a few words; more is no break. */
    public List<String> breaksOf(Contracts earlier) {
        List<String> breaks = new ArrayList<>();
        earlier.surface.forEach((name, type) -> {
            String now = surface.get(name);
            if (now == null) {
                breaks.add(name + " is gone");
            } else if (!now.equals(type)) {
                breaks.add(name + " was " + type + " and is " + now);
            }
        });
        return breaks;
    }
}
