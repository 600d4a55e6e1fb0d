package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.CustomerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shopper's account. */
public record CustomerView(
        CustomerId id, String email, @Nullable String name, List<Address> addresses, Instant createdAt) {}
