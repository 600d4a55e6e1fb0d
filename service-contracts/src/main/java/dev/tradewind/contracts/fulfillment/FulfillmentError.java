package dev.tradewind.contracts.fulfillment;

import dev.tradewind.contracts.shared.ErrorCode;
import java.util.Locale;

/** Faults of shipment requests. */
public enum FulfillmentError implements ErrorCode {
    SHIPMENT_NOT_PENDING(409),
    SHIPMENT_NOT_DISPATCHED(409),
    INVALID_LINES(422);

    private final int status;

    FulfillmentError(int status) {
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
