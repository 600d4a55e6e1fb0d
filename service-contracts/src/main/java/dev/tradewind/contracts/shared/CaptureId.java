package dev.tradewind.contracts.shared;

/** One capture of authorized money. */
public record CaptureId(String value) implements Id {
    public CaptureId {
        Id.check("cap", value);
    }

    public static CaptureId next() {
        return new CaptureId(Id.next("cap"));
    }

    @Override
    public String toString() {
        return value;
    }
}
