package dev.tradewind.fulfillment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The present as PostgreSQL keeps it. */
final class Times {
    private Times() {}

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
