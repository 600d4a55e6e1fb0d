package dev.tradewind.chassis;

import java.time.Duration;

/** What a reaction says about its batch. Anything but done rolls back what it did. */
public sealed interface Outcome {
    Outcome DONE = new Done();

    /** Effects, outgoing events and the cursor are committed together. */
    record Done() implements Outcome {}

    /** Not yet: the batch is handed over again after a pause. Counts as an attempt, and attempts are limited. */
    record Retry(Duration after) implements Outcome {}

    /**
     * An event of the batch cannot be handled. A batch of several is handed over again in smaller pieces to find it;
     * a batch of one is parked in {@code dead_letters} with this reason.
     */
    record Park(String reason) implements Outcome {}
}
