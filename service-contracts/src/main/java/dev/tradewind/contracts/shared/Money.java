package dev.tradewind.contracts.shared;

import java.util.Collection;

/**
 * An amount in integer minor units of an ISO 4217 currency.
 *
 * @param amount minor units (cents); negative where a sum goes the other way
 * @param currency three capital letters
 */
public record Money(long amount, String currency) {
    public Money {
        if (!looksLikeIso4217(currency)) {
            throw new IllegalArgumentException("currency must be three capital letters");
        }
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /** @throws IllegalArgumentException when an amount is in another currency */
    public static Money sum(String currency, Collection<Money> amounts) {
        return amounts.stream().reduce(zero(currency), Money::plus);
    }

    /** @throws IllegalArgumentException when the currencies differ */
    public Money plus(Money other) {
        return new Money(Math.addExact(amount, same(other).amount), currency);
    }

    /** @throws IllegalArgumentException when the currencies differ */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(amount, same(other).amount), currency);
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(amount, factor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(amount), currency);
    }

    /** This share in basis points (1/100 of a percent), rounded half up away from zero. */
    public Money basisPoints(int bps) {
        long product = Math.multiplyExact(amount, (long) bps);
        long rounded = (Math.abs(product) + 5_000) / 10_000;
        return new Money(product < 0 ? -rounded : rounded, currency);
    }

    public boolean isZero() {
        return amount == 0;
    }

    public boolean isPositive() {
        return amount > 0;
    }

    public boolean isMoreThan(Money other) {
        return amount > same(other).amount;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }

    // By hand: sums make many of these.
    private static boolean looksLikeIso4217(String currency) {
        return currency.length() == 3
                && isCapital(currency.charAt(0))
                && isCapital(currency.charAt(1))
                && isCapital(currency.charAt(2));
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
