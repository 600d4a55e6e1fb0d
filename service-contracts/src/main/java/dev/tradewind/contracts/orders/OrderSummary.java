package dev.tradewind.contracts.orders;

import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order in a list. */
public record OrderSummary(
        OrderId id,
        OrderStatus status,
        PaymentStatus paymentStatus,
        @Nullable CustomerId customerId,
        String email,
        Money total,
        int itemCount,
        int merchantCount,
        Instant placedAt) {}
