package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.ErrorCode;
import java.util.Locale;

/** Faults that only the edge can see. */
enum GatewayError implements ErrorCode {
    MALFORMED(400),
    PAYMENT_DECLINED(402),
    PAYMENT_ACTION_REQUIRED(402),
    METHOD_NOT_ALLOWED(405),
    REQUEST_TIMEOUT(408),
    PRICE_CHANGED(409),
    INSUFFICIENT_STOCK(409),
    ORDER_CANCELLED(409),
    PAYLOAD_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    INTERNAL(500);

    private final int status;

    GatewayError(int status) {
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
