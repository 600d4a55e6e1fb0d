package dev.tradewind.tools.verify;

import dev.tradewind.contracts.auditor.Invariant;
import dev.tradewind.contracts.auditor.Invariants;
import dev.tradewind.tools.rest.Staff;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The platform's own check of its invariants. */
public final class Audit {
    private static final long PAUSE_MS = 1_000;
    private static final String EVERYTHING = "/admin/invariants?deep=true";

    private Audit() {}

    /** The invariants, once they hold; as they stand when they do not within this time (feeds may have to catch up). */
    public static Invariants settled(Staff staff, Duration within) {
        Instant end = Instant.now().plus(within);
        Invariants now = staff.get(EVERYTHING).as(Invariants.class);
        while (!now.holds() && Instant.now().isBefore(end)) {
            pause();
            now = staff.get(EVERYTHING).as(Invariants.class);
        }
        return now;
    }

    /** One line of text for an invariant. */
    public static String line(Invariant invariant) {
        String verdict = invariant.holds() ? "holds" : "BROKEN by " + invariant.offenders();
        return "invariant " + invariant.number() + " " + verdict + " (" + invariant.checked() + " checked): "
                + invariant.name();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
