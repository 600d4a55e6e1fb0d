package dev.tradewind.contracts.orders;

import dev.tradewind.contracts.shared.ErrorCode;
import java.util.Locale;

/** Faults of order requests. */
public enum OrderError implements ErrorCode {
    ORDER_NOT_CANCELLABLE(409),
    REFUND_EXCEEDS_CAPTURED(409),
    NOTHING_TO_REFUND(409);

    private final int status;

    OrderError(int status) {
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
