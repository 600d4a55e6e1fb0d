package dev.tradewind.contracts.merchants;

import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which merchants.
 *
 * @param status in this state only; null for all
 */
public record MerchantQuery(@Nullable MerchantStatus status, PageRequest page) {}
