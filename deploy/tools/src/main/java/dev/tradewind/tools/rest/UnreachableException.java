package dev.tradewind.tools.rest;

import org.jspecify.annotations.Nullable;

/** No usable answer came, however often it was asked. */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
