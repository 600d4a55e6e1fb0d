package dev.tradewind.contracts.shared;

/** A place where stock lies. */
public record LocationId(String value) implements Id {
    public LocationId {
        Id.check("loc", value);
    }

    public static LocationId next() {
        return new LocationId(Id.next("loc"));
    }

    @Override
    public String toString() {
        return value;
    }
}
