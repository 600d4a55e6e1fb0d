package dev.tradewind.tools.replay;

import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.OfferId;
import java.time.Instant;
import java.util.List;

/** What somebody bought at one time, and what came of it. */
public record Purchase(Instant at, String currency, String email, Address address, List<Wanted> wanted, Fate fate) {
    public record Wanted(OfferId offer, long quantity) {}

    /** How history went on. */
    public enum Fate {
        DELIVERED,
        SHIPPED,
        CANCELLED,
        /** Nothing more is known. */
        OPEN
    }
}
