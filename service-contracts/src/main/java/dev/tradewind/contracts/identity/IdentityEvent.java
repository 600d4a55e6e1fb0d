package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.StaffId;

/** What happens to accounts. */
public sealed interface IdentityEvent extends Event {
    String FEED = "identity";
    EventTypes<IdentityEvent> TYPES = EventTypes.of(FEED, IdentityEvent.class);

    /** Subject: the customer. */
    record CustomerRegistered(CustomerId customerId, String email) implements IdentityEvent {}

    /** Subject: the person. */
    record StaffAdded(StaffId staffId, String email, Role role) implements IdentityEvent {}
}
