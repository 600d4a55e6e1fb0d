package dev.tradewind.contracts.orders;

import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.RefundId;
import java.time.Instant;

/** @param status {@code pending}, {@code refunded}, {@code failed} or {@code returned} */
public record RefundView(RefundId id, OrderId orderId, Money amount, String reason, String status, Instant createdAt) {}
