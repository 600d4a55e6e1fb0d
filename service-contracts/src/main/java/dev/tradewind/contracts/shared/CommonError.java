package dev.tradewind.contracts.shared;

import java.util.Locale;

/** Faults that every domain knows. */
public enum CommonError implements ErrorCode {
    VALIDATION_FAILED(422),
    NOT_FOUND(404),
    VERSION_CONFLICT(412),
    IDEMPOTENCY_KEY_REUSED(422),
    IDEMPOTENCY_KEY_IN_USE(409),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    RATE_LIMITED(429),
    CONFLICT(409),
    UNAVAILABLE(503);

    private final int status;

    CommonError(int status) {
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
