package dev.tradewind.payments;

import dev.tradewind.contracts.shared.Money;

/**
 * Where a payment's money is. What is asked of the provider and not answered counts against the limits already.
 *
 * @param capturing asked for, not answered
 * @param refunding asked for, not answered
 */
public record Funds(Money authorized, Money captured, Money capturing, Money refunded, Money refunding) {
    public static Funds of(Money authorized) {
        Money zero = Money.zero(authorized.currency());
        return new Funds(authorized, zero, zero, zero, zero);
    }

    /** Authorized, and neither captured nor about to be. */
    public Money open() {
        return authorized.minus(captured).minus(capturing);
    }

    /** Captured, and neither refunded nor about to be. */
    public Money refundable() {
        return captured.minus(refunded).minus(refunding);
    }

    Funds request(Transfer.Kind kind, Money amount) {
        return switch (kind) {
            case CAPTURE -> new Funds(authorized, captured, capturing.plus(amount), refunded, refunding);
            case REFUND -> new Funds(authorized, captured, capturing, refunded, refunding.plus(amount));
        };
    }

    /** The opposite of {@link #request}. */
    Funds forget(Transfer.Kind kind, Money amount) {
        return request(kind, amount.negated());
    }

    Funds move(Transfer.Kind kind, Money amount) {
        return switch (kind) {
            case CAPTURE -> new Funds(authorized, captured.plus(amount), capturing, refunded, refunding);
            case REFUND -> new Funds(authorized, captured, capturing, refunded.plus(amount), refunding);
        };
    }
}
