package dev.tradewind.contracts.shared;

/** One attempt to pay an order. */
public record PaymentId(String value) implements Id {
    public PaymentId {
        Id.check("pay", value);
    }

    public static PaymentId next() {
        return new PaymentId(Id.next("pay"));
    }

    @Override
    public String toString() {
        return value;
    }
}
