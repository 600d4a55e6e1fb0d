package dev.tradewind.contracts.auditor;

import dev.tradewind.contracts.wire.Wire;

/** How this package's types cross the event bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class AuditorWire {
    private AuditorWire() {}

    public static String writeInvariants(Invariants value) {
        return Wire.write(value);
    }

    public static Invariants readInvariants(String json) {
        return Wire.read(json, Invariants.class);
    }
}
