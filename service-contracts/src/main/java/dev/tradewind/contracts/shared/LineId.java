package dev.tradewind.contracts.shared;

/** A line of a cart; it keeps its id as a line of the order. */
public record LineId(String value) implements Id {
    public LineId {
        Id.check("line", value);
    }

    public static LineId next() {
        return new LineId(Id.next("line"));
    }

    @Override
    public String toString() {
        return value;
    }
}
