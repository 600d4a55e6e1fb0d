package dev.tradewind.contracts.shared;

/** A payout to a merchant. */
public record PayoutId(String value) implements Id {
    public PayoutId {
        Id.check("po", value);
    }

    public static PayoutId next() {
        return new PayoutId(Id.next("po"));
    }

    @Override
    public String toString() {
        return value;
    }
}
