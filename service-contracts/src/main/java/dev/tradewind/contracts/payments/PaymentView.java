package dev.tradewind.contracts.payments;

import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.NextAction;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One attempt to pay, with where its money is. */
public record PaymentView(
        PaymentId id,
        OrderId orderId,
        int attempt,
        String provider,
        @Nullable String providerReference,
        State state,
        Money amount,
        Money captured,
        Money refunded,
        @Nullable String declineCode,
        @Nullable NextAction nextAction,
        Instant createdAt) {
    public enum State {
        REQUESTED,
        ACTION_REQUIRED,
        AUTHORIZED,
        DECLINED,
        VOIDED
    }
}
