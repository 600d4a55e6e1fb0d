package dev.tradewind.contracts.payments;

import dev.tradewind.contracts.shared.ErrorCode;
import java.util.Locale;

/** Faults of payment requests. */
public enum PaymentError implements ErrorCode {
    UNKNOWN_PROVIDER(404),
    INVALID_SIGNATURE(401);

    private final int status;

    PaymentError(int status) {
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
