package dev.tradewind.contracts.orders;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.shared.OrderId;
import java.time.Instant;

/** What was ordered: the frozen cart under the order's id. */
public record OrderDetails(OrderId orderId, CartSnapshot cart, Instant placedAt) {}
