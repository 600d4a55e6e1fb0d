package dev.tradewind.contracts.shared;

/** One merchant's offer of a variant at a price. */
public record OfferId(String value) implements Id {
    public OfferId {
        Id.check("off", value);
    }

    public static OfferId next() {
        return new OfferId(Id.next("off"));
    }

    @Override
    public String toString() {
        return value;
    }
}
