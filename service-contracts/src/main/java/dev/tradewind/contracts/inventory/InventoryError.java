package dev.tradewind.contracts.inventory;

import dev.tradewind.contracts.shared.ErrorCode;
import java.util.Locale;

/** Faults of stock requests. */
public enum InventoryError implements ErrorCode {
    INSUFFICIENT_STOCK(409);

    private final int status;

    InventoryError(int status) {
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
