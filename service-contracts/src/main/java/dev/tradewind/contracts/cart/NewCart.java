package dev.tradewind.contracts.cart;

import org.jspecify.annotations.Nullable;

/**
 * A cart to open.
 *
 * @param currency null for the platform's default
 * @param country ISO 3166-1 alpha-2 where it will be shipped, for taxes and shipping; null for not known yet
 */
public record NewCart(@Nullable String currency, @Nullable String country) {}
