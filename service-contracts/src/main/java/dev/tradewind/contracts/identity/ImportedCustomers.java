package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customers of another system; they have no password until they ask for one. Known references are left as they are.
 * At most 1000.
 */
public record ImportedCustomers(List<Customer> customers) {
    public record Customer(String externalRef, String email, @Nullable String name, @Nullable Address address) {}
}
