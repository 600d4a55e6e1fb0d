package dev.tradewind.contracts.orders;

import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which open orders to list.
 *
 * @param status null does not restrict
 * @param olderThanSeconds only those that were placed longer ago
 */
public record SagaQuery(@Nullable OrderStatus status, long olderThanSeconds, PageRequest page) {}
