package dev.tradewind.contracts.shared;

/** An event. */
public record EventId(String value) implements Id {
    public EventId {
        Id.check("evt", value);
    }

    public static EventId next() {
        return new EventId(Id.next("evt"));
    }

    @Override
    public String toString() {
        return value;
    }
}
