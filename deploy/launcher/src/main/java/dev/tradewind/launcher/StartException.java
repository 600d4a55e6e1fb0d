package dev.tradewind.launcher;

import org.jspecify.annotations.Nullable;

/** Tradewind could not start. The message is one line for people. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StartException(String message) {
        this(message, null);
    }

    public StartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
