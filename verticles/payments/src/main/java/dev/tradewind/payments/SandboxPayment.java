package dev.tradewind.payments;

import dev.tradewind.contracts.payments.PaymentEvent.Card;
import dev.tradewind.contracts.shared.NextAction;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the sandbox's HTTP interface shows it.
 *
 * @param order the merchant's own reference
 * @param captured minor units
 * @param code why it was declined
 */
record SandboxPayment(
        String id,
        String idempotencyKey,
        @Nullable String order,
        long amount,
        String currency,
        State state,
        @Nullable String code,
        long captured,
        long refunded,
        Card card,
        @Nullable NextAction nextAction,
        List<Move> captures,
        List<Move> refunds,
        Instant createdAt) {
    boolean hasMove(String key) {
        return Stream.concat(captures.stream(), refunds.stream())
                .anyMatch(move -> move.key().equals(key));
    }

    enum State {
        ACTION_REQUIRED,
        AUTHORIZED,
        DECLINED,
        VOIDED
    }

    /** Money that moved. @param key the idempotency key it was asked for under */
    record Move(String key, long amount, long fee) {}

    /** Asks to hold money. */
    record Charge(String token, long amount, String currency, @Nullable String order) {}

    /** Asks to move money. */
    record Amount(long amount) {}

    /** Several payments. */
    record Page(List<SandboxPayment> data) {}

    /** What the sandbox posts to its merchant. */
    record Message(String id, String type, Instant createdAt, SandboxPayment payment) {}

    /** Why a request was refused. */
    record Refusal(Problem error) {
        record Problem(String code, String message) {}

        static Refusal of(String code, String message) {
            return new Refusal(new Problem(code, message));
        }
    }
}
