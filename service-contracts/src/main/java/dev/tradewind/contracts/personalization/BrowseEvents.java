package dev.tradewind.contracts.personalization;

import java.util.List;

/** Browse events in the order in which they happened; at most 500. */
public record BrowseEvents(List<BrowseEvent> events) {
    public static final int MAX = 500;
}
