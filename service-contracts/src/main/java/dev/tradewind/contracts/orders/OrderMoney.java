package dev.tradewind.contracts.orders;

import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;

/** What one domain knows of an order's money, for comparison with another's. */
public record OrderMoney(OrderId orderId, Money captured, Money refunded) {}
