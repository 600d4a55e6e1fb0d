package dev.tradewind.orders;

import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.shared.NextAction;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.PaymentMethod;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The current attempt to pay an order.
 *
 * @param method kept until payment is asked for, then forgotten
 * @param digest of the method, by which the same token is known again
 * @param number counts from 1; 0 before the first
 * @param standing where the money is as long as none was captured
 * @param letGo payments has said that it holds nothing for the order any more
 * @param heldUntil how long stock is held for a further attempt; set by the first decline and never moved
 */
public record Attempt(
        String provider,
        @Nullable PaymentMethod method,
        String digest,
        @Nullable PaymentId id,
        int number,
        PaymentStatus standing,
        @Nullable String declineCode,
        @Nullable NextAction nextAction,
        boolean letGo,
        @Nullable Instant heldUntil) {

    static Attempt with(PaymentMethod method) {
        return new Attempt(
                method.provider(), method, digestOf(method), null, 0, PaymentStatus.PENDING, null, null, false, null);
    }

    /** An imported order's payment, which nobody here attempted; without one there is nothing to move. */
    static Attempt takenOver(String provider, @Nullable PaymentId id, PaymentStatus standing) {
        return new Attempt(provider, null, "", id, 0, standing, null, null, false, null);
    }

    public boolean is(PaymentId other) {
        return other.equals(id);
    }

    public PaymentId paymentId() {
        return Objects.requireNonNull(id, "payment was asked for");
    }

    boolean sameMethod(PaymentMethod other) {
        return digest.equals(digestOf(other));
    }

    Attempt asked(PaymentId as) {
        return new Attempt(provider, null, digest, as, number + 1, PaymentStatus.PENDING, null, null, false, heldUntil);
    }

    /** The next attempt's method, before it is asked for. */
    Attempt again(PaymentMethod next) {
        return new Attempt(
                next.provider(), next, digestOf(next), id, number, PaymentStatus.PENDING, null, null, false, heldUntil);
    }

    Attempt needs(NextAction action) {
        return new Attempt(provider, null, digest, id, number, standing, null, action, false, heldUntil);
    }

    Attempt declined(String code, Instant until) {
        return new Attempt(provider, null, digest, id, number, PaymentStatus.DECLINED, code, null, false, until);
    }

    Attempt now(PaymentStatus money) {
        return new Attempt(provider, null, digest, id, number, money, declineCode, null, letGo, heldUntil);
    }

    Attempt voided() {
        return new Attempt(
                provider, null, digest, id, number, PaymentStatus.VOIDED, declineCode, null, true, heldUntil);
    }

    /** The order is over: money that is held stays told until payments has let go of it. */
    Attempt ended() {
        return now(standing == PaymentStatus.PENDING ? PaymentStatus.VOIDED : standing);
    }

    private static String digestOf(PaymentMethod method) {
        return sha256(method.provider() + '\n' + method.token());
    }

    /** Lower-case hexadecimal. */
    static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
