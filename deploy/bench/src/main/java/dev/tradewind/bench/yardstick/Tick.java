package dev.tradewind.bench.yardstick;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;

/** What the measured feed carries. */
sealed interface Tick extends Event {
    String FEED = "yardstick_source";
    EventTypes<Tick> TYPES = EventTypes.of(FEED, Tick.class);

    /** @param number counts the events of a run from 0 */
    record Ticked(int number, String word) implements Tick {}
}
