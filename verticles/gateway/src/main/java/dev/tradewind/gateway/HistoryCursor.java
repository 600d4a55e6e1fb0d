package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of several logs goes on: of each log that has not been read to its beginning, the place before which to
 * read. As text: {@code orders.0.2s.1f~cart}, numbers to the base 36, no place where nothing was read yet.
 */
record HistoryCursor(Map<String, @Nullable Position> places) {
    private static final Pattern PLACE =
            Pattern.compile("([a-z][a-z_-]{0,39})(?:\\.([0-9a-z]{1,12})\\.([0-9a-z]{1,12})\\.([0-9a-z]{1,12}))?");
    private static final int BASE = 36;

    static HistoryCursor at(List<String> domains, @Nullable String text) {
        Map<String, @Nullable Position> places = new LinkedHashMap<>();
        if (text == null) {
            domains.forEach(domain -> places.put(domain, null));
            return new HistoryCursor(places);
        }
        for (String part : text.split("~", -1)) {
            Matcher place = PLACE.matcher(part);
            if (!place.matches() || !domains.contains(place.group(1))) {
                throw Fault.of(
                        CommonError.VALIDATION_FAILED,
                        "The request is not valid.",
                        new Fault.Item("/query/after", "unknown_cursor", "is not the next of any page"));
            }
            places.put(place.group(1), place.group(2) == null ? null : position(place));
        }
        return new HistoryCursor(places);
    }

    /** Null when all logs have been read to their beginning. */
    @Nullable
    String text() {
        return places.isEmpty()
                ? null
                : places.entrySet().stream()
                        .map(place -> text(place.getKey(), place.getValue()))
                        .collect(Collectors.joining("~"));
    }

    private static Position position(Matcher place) {
        return new Position(number(place, 2), number(place, 3), number(place, 4));
    }

    private static long number(Matcher place, int group) {
        return Long.parseLong(place.group(group), BASE);
    }

    private static String text(String domain, @Nullable Position place) {
        return place == null
                ? domain
                : String.join(
                        ".",
                        domain,
                        Long.toString(place.epoch(), BASE),
                        Long.toString(place.tx(), BASE),
                        Long.toString(place.id(), BASE));
    }
}
