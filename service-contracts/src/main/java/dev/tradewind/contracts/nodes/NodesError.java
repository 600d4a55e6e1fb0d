package dev.tradewind.contracts.nodes;

import dev.tradewind.contracts.shared.ErrorCode;
import java.util.Locale;

/** Why a verticle stays as it is. */
public enum NodesError implements ErrorCode {
    /** The build does not load, start, prove healthy or pass its trial, or there is none to go back to. */
    RELEASE_REFUSED(409);

    private final int status;

    NodesError(int status) {
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
