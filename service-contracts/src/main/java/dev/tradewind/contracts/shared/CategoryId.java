package dev.tradewind.contracts.shared;

/** A node of the category tree. */
public record CategoryId(String value) implements Id {
    public CategoryId {
        Id.check("cat", value);
    }

    public static CategoryId next() {
        return new CategoryId(Id.next("cat"));
    }

    @Override
    public String toString() {
        return value;
    }
}
