package dev.tradewind.contracts.shared;

/** A shopper with an account. */
public record CustomerId(String value) implements Id {
    public CustomerId {
        Id.check("cus", value);
    }

    public static CustomerId next() {
        return new CustomerId(Id.next("cus"));
    }

    @Override
    public String toString() {
        return value;
    }
}
