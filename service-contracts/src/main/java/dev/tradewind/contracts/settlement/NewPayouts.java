package dev.tradewind.contracts.settlement;

import dev.tradewind.contracts.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/** Pays out what is owed: to one merchant, or (null) to all that have a positive balance. */
public record NewPayouts(@Nullable MerchantId merchantId) {}
