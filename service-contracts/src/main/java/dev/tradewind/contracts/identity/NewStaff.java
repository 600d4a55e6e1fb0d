package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/** @param merchantId set for a person of a merchant, with role {@link Role#MERCHANT} */
public record NewStaff(String email, String password, Role role, @Nullable MerchantId merchantId) {
    @Override
    public String toString() {
        return email;
    }
}
