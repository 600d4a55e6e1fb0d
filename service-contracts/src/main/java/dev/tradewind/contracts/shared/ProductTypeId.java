package dev.tradewind.contracts.shared;

/** A product type: which attributes its products have. */
public record ProductTypeId(String value) implements Id {
    public ProductTypeId {
        Id.check("ptype", value);
    }

    public static ProductTypeId next() {
        return new ProductTypeId(Id.next("ptype"));
    }

    @Override
    public String toString() {
        return value;
    }
}
