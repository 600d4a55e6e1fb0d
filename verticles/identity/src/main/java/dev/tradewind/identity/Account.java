package dev.tradewind.identity;

import dev.tradewind.contracts.identity.CustomerView;
import dev.tradewind.contracts.identity.NewStaff;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.identity.StaffView;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.StaffId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account as it is stored, whoever's it is. */
record Account(
        String id,
        long version,
        String email,
        @Nullable String passwordHash,
        Role role,
        @Nullable MerchantId merchantId,
        @Nullable String name,
        List<Address> addresses,
        @Nullable String externalRef,
        Instant createdAt,
        @Nullable Instant disabledAt) {
    static Account customer(String email, @Nullable String passwordHash, @Nullable String name, Instant now) {
        String id = CustomerId.next().value();
        return new Account(id, 1, email, passwordHash, Role.CUSTOMER, null, name, List.of(), null, now, null);
    }

    static Account staff(NewStaff staff, String passwordHash, Instant now) {
        String id = StaffId.next().value();
        return new Account(
                id, 1, staff.email(), passwordHash, staff.role(), staff.merchantId(), null, List.of(), null, now, null);
    }

    Account imported(String ref, @Nullable Address address) {
        List<Address> book = address == null ? List.of() : List.of(address);
        return new Account(id, version, email, passwordHash, role, merchantId, name, book, ref, createdAt, disabledAt);
    }

    CustomerView asCustomer() {
        return new CustomerView(new CustomerId(id), email, name, addresses, createdAt);
    }

    StaffView asStaff() {
        return new StaffView(new StaffId(id), email, role, merchantId, createdAt, disabledAt);
    }

    /** Whether its owner may come in. */
    boolean enabled() {
        return disabledAt == null;
    }

    @Override
    public String toString() {
        return id;
    }
}
