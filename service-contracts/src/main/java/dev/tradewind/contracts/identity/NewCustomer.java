package dev.tradewind.contracts.identity;

import org.jspecify.annotations.Nullable;

/** @param password at least 10 characters */
public record NewCustomer(String email, String password, @Nullable String name) {
    @Override
    public String toString() {
        return email;
    }
}
