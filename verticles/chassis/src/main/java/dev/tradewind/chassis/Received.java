package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventEnvelope;

/** An event of a feed, decoded, with the envelope it came in. */
public record Received<E extends Event>(EventEnvelope envelope, E event) {}
