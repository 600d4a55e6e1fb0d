package dev.tradewind.contracts.shared;

/** An event that a consumer parked. */
public record DeadLetterId(String value) implements Id {
    public DeadLetterId {
        Id.check("dl", value);
    }

    public static DeadLetterId next() {
        return new DeadLetterId(Id.next("dl"));
    }

    @Override
    public String toString() {
        return value;
    }
}
