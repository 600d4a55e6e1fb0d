package dev.tradewind.chassis;

import java.time.Duration;

/** What a follower does next. */
sealed interface Turn {
    /** There may be more. */
    record Go() implements Turn {}

    /** There is more, for the next beat. */
    record Beat() implements Turn {}

    /** Nothing to do until a hint or the poll. */
    record Rest() implements Turn {}

    /** The same again after a pause. */
    record Pause(Duration length) implements Turn {}

    /** Events are there but not settled: a hint will tell when they are; whoever lost it asks again after this time. */
    record Settle(Duration length) implements Turn {}

    /** Another worker has this partition; watch it. */
    record StandBy() implements Turn {}

    Turn GO = new Go();
    Turn REST = new Rest();
    Turn STAND_BY = new StandBy();
}
