package dev.tradewind.contracts.settlement;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/** Which accounts to list. @param merchant what is owed to one only; null does not restrict */
public record AccountQuery(@Nullable MerchantId merchant, PageRequest page) {}
