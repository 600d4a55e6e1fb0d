package dev.tradewind.contracts.shared;

/** A product: what it is, whoever sells it. */
public record ProductId(String value) implements Id {
    public ProductId {
        Id.check("prod", value);
    }

    public static ProductId next() {
        return new ProductId(Id.next("prod"));
    }

    @Override
    public String toString() {
        return value;
    }
}
