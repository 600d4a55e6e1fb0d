package dev.tradewind.contracts.shared;

/** A cart. */
public record CartId(String value) implements Id {
    public CartId {
        Id.check("cart", value);
    }

    public static CartId next() {
        return new CartId(Id.next("cart"));
    }

    @Override
    public String toString() {
        return value;
    }
}
