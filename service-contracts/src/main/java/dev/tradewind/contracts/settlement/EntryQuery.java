package dev.tradewind.contracts.settlement;

import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/** Which postings to list; null does not restrict. */
public record EntryQuery(@Nullable String account, @Nullable OrderId orderId, PageRequest page) {}
