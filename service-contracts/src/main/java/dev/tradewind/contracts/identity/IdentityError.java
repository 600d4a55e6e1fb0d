package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.ErrorCode;
import java.util.Locale;

/** Faults of identity requests. */
public enum IdentityError implements ErrorCode {
    INVALID_CREDENTIALS(401),
    EMAIL_TAKEN(409),
    /** Nobody locks himself out. */
    OWN_ACCOUNT(409),
    /** Somebody must be there who can let others in. */
    LAST_ADMIN(409),
    TOO_MANY_ATTEMPTS(429);

    private final int status;

    IdentityError(int status) {
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
