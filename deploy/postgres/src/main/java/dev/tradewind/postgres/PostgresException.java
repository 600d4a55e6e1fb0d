package dev.tradewind.postgres;

import org.jspecify.annotations.Nullable;

/**
 * The server could not be started. The message is one line, says what is wrong and what to do, and can be shown as it
 * is.
 */
public final class PostgresException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PostgresException(String message) {
        this(message, null);
    }

    public PostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
