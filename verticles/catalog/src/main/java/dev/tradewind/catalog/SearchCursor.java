package dev.tradewind.catalog;

import dev.tradewind.contracts.catalog.ProductSearch.Sort;
import dev.tradewind.contracts.shared.ProductId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a page of search results ended: the last product and what it was sorted by. Opaque to clients, so that it may
 * change.
 *
 * @param key the sort key's text; empty when sorted by id alone
 */
record SearchCursor(Sort sort, String key, ProductId id) {
    String text() {
        String plain = String.join("\n", sort.name(), id.value(), key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when the text is no cursor of a search sorted like this. */
    static Optional<SearchCursor> read(String text, Sort sort) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> parts = List.of(plain.split("\n", 3));
            return parts.size() == 3 && parts.get(0).equals(sort.name()) && isKey(sort, parts.get(2))
                    ? Optional.of(new SearchCursor(sort, parts.get(2), new ProductId(parts.get(1))))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isKey(Sort sort, String key) {
        return switch (sort) {
            case RELEVANCE -> Double.isFinite(Double.parseDouble(key));
            case PRICE, PRICE_DESC -> Long.parseLong(key) >= -1;
            case TITLE -> !key.contains("\0");
            case NEWEST -> key.isEmpty();
        };
    }
}
