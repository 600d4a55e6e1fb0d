package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which customers to list.
 *
 * @param text a part of the e-mail address or the name; null does not restrict
 * @param sort null is the newest first; the pages of one list are asked for with the same
 * @param count whether to count them all, which is not done for a text
 */
public record CustomerQuery(@Nullable String text, PageRequest page, @Nullable CustomerSort sort, boolean count) {
    public CustomerQuery(@Nullable String text, PageRequest page) {
        this(text, page, null, false);
    }
}
