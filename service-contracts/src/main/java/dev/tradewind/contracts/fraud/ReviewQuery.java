package dev.tradewind.contracts.fraud;

import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/** Which scored orders to list; null does not restrict. */
public record ReviewQuery(@Nullable ReviewStatus status, PageRequest page) {}
