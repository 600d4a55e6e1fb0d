package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.StaffId;
import org.jspecify.annotations.Nullable;

/** What happens to accounts. */
public sealed interface IdentityEvent extends Event {
    String FEED = "identity";
    EventTypes<IdentityEvent> TYPES = EventTypes.of(FEED, IdentityEvent.class);

    /** Subject: the customer. */
    record CustomerRegistered(CustomerId customerId, String email) implements IdentityEvent {}

    /** Subject: the customer. The address book itself is personal and stays here. */
    record AddressesSaved(CustomerId customerId, int addresses) implements IdentityEvent {}

    /** Subject: the key, which is not its secret. */
    record ApiKeyCreated(String keyId, String name, Role role, @Nullable MerchantId merchantId)
            implements IdentityEvent {}

    /** Subject: the key. */
    record ApiKeyDisabled(String keyId) implements IdentityEvent {}

    /** Subject: the person. */
    record StaffAdded(StaffId staffId, String email, Role role) implements IdentityEvent {}

    /** Subject: the person. */
    record StaffDisabled(StaffId staffId) implements IdentityEvent {}

    /** Subject: the person. */
    record StaffEnabled(StaffId staffId) implements IdentityEvent {}
}
