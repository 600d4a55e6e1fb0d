package dev.tradewind.contracts.shared;

/** A merchant who sells on the marketplace. */
public record MerchantId(String value) implements Id {
    public MerchantId {
        Id.check("mer", value);
    }

    public static MerchantId next() {
        return new MerchantId(Id.next("mer"));
    }

    @Override
    public String toString() {
        return value;
    }
}
