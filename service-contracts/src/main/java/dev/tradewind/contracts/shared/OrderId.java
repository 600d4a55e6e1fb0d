package dev.tradewind.contracts.shared;

/** An order. */
public record OrderId(String value) implements Id {
    public OrderId {
        Id.check("ord", value);
    }

    public static OrderId next() {
        return new OrderId(Id.next("ord"));
    }

    @Override
    public String toString() {
        return value;
    }
}
