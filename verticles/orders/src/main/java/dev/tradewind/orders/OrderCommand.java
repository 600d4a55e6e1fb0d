package dev.tradewind.orders;

import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.NewRefund;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PaymentMethod;
import org.jspecify.annotations.Nullable;

/** What may happen to an order apart from the events of other domains. */
public sealed interface OrderCommand {
    record Pay(PaymentMethod method) implements OrderCommand {}

    record Cancel(CancelReason reason) implements OrderCommand {}

    /** @param merchant whose part; null for the whole order */
    record CancelRest(CancelReason reason, @Nullable MerchantId merchant) implements OrderCommand {}

    record Refund(NewRefund refund) implements OrderCommand {}

    /** The order's timer rang. */
    record DeadlinePassed() implements OrderCommand {}
}
