package dev.tradewind.contracts.shared;

/** One sellable form of a product, such as a size; it carries the SKU. */
public record VariantId(String value) implements Id {
    public VariantId {
        Id.check("var", value);
    }

    public static VariantId next() {
        return new VariantId(Id.next("var"));
    }

    @Override
    public String toString() {
        return value;
    }
}
