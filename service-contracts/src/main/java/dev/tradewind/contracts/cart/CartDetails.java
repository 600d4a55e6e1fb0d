package dev.tradewind.contracts.cart;

import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.MerchantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checkout details. What is null stays as it is.
 *
 * @param shippingOptions the chosen rate's id per merchant
 */
public record CartDetails(
        @Nullable String email,
        @Nullable Address shippingAddress,
        @Nullable Address billingAddress,
        @Nullable Map<MerchantId, String> shippingOptions,
        @Nullable Long version) {}
