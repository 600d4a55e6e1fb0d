package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which people of the console or keys of machines to list, the newest first; null does not restrict.
 *
 * @param text a part of the e-mail address, or of the key's name
 * @param merchant who belong to this merchant
 * @param count whether to count them all, which is not done for a text
 */
public record AccessQuery(
        @Nullable String text, @Nullable Role role, @Nullable MerchantId merchant, PageRequest page, boolean count) {}
