package dev.tradewind.contracts.shared;

/** A person who signs in to the console: staff or merchant. */
public record StaffId(String value) implements Id {
    public StaffId {
        Id.check("usr", value);
    }

    public static StaffId next() {
        return new StaffId(Id.next("usr"));
    }

    @Override
    public String toString() {
        return value;
    }
}
