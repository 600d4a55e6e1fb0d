package dev.tradewind.contracts.shared;

/** One refund. */
public record RefundId(String value) implements Id {
    public RefundId {
        Id.check("ref", value);
    }

    public static RefundId next() {
        return new RefundId(Id.next("ref"));
    }

    @Override
    public String toString() {
        return value;
    }
}
