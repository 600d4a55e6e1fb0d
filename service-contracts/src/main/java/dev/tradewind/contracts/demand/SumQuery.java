package dev.tradewind.contracts.demand;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which sums.
 *
 * @param merchantId only of this merchant's offers
 */
public record SumQuery(SumLevel by, @Nullable MerchantId merchantId, PageRequest page) {}
