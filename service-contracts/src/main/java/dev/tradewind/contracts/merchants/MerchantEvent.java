package dev.tradewind.contracts.merchants;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;

/** What happens to merchants. The subject is the merchant. */
public sealed interface MerchantEvent extends Event {
    String FEED = "merchants";
    EventTypes<MerchantEvent> TYPES = EventTypes.of(FEED, MerchantEvent.class);

    /** A merchant is new or has changed; this is how it stands now. */
    record Saved(MerchantView merchant) implements MerchantEvent {}
}
