package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;

/** The events of the tests' producing domain. */
sealed interface Sample extends Event {
    EventTypes<Sample> TYPES = EventTypes.of("sample", Sample.class);

    record Happened(int number) implements Sample {}

    record Ended(String reason) implements Sample {}
}
