package dev.tradewind.contracts.cart;

import dev.tradewind.contracts.shared.ErrorCode;
import java.util.Locale;

/** Faults of cart requests. */
public enum CartError implements ErrorCode {
    CART_COMPLETED(409),
    CART_EMPTY(422),
    CART_FULL(422),
    OFFER_UNAVAILABLE(409),
    CURRENCY_MISMATCH(422),
    UNKNOWN_SHIPPING_OPTION(422),
    INSUFFICIENT_STOCK(409);

    private final int status;

    CartError(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
