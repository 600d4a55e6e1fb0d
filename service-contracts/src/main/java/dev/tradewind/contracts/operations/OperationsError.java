package dev.tradewind.contracts.operations;

import dev.tradewind.contracts.shared.ErrorCode;
import java.util.Locale;

/** Faults of requests to operations. */
public enum OperationsError implements ErrorCode {
    /** Only people decide, no machines. */
    PEOPLE_ONLY(403),
    /** Whoever proposed it cannot decide it. */
    SAME_PERSON(409),
    ALREADY_PROPOSED(409),
    NOT_WAITING(409);

    private final int status;

    OperationsError(int status) {
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
