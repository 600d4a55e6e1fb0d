package dev.tradewind.contracts.cart;

import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.PaymentMethod;
import org.jspecify.annotations.Nullable;

/**
 * Buys the cart.
 *
 * @param expectedTotal what the shopper was shown; another total is refused
 */
public record CompleteCart(
        @Nullable Money expectedTotal,
        @Nullable String email,
        @Nullable Address shippingAddress,
        PaymentMethod payment) {}
