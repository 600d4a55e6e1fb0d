package dev.tradewind.chassis.testing;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.Id;
import org.jspecify.annotations.Nullable;

/** The feed of a domain that is not deployed; the test says what happens there. */
public final class ForeignFeed<F extends Event> {
    ForeignFeed() {}

    /** Appends and commits; the subject's sequence counts by itself. */
    public void publish(F event, Id subject, @Nullable Id correlation) {
        throw new UnsupportedOperationException();
    }
}
