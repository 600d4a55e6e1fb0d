package dev.tradewind.contracts.settlement;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/** Which payouts to list. @param merchant those to one only; null does not restrict */
public record PayoutQuery(@Nullable MerchantId merchant, PageRequest page) {}
