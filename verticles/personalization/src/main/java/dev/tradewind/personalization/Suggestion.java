package dev.tradewind.personalization;

import org.jspecify.annotations.Nullable;

/**
 * A ranked item.
 *
 * @param because the item of the session that speaks for it most; the item itself when the shopper may come back to it;
 *     null when nothing of the session does
 */
public record Suggestion(String item, double score, @Nullable String because) {}
