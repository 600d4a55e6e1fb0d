package dev.tradewind.tools.rest;

import dev.tradewind.contracts.wire.Wire;

/** What a server said. */
public record Answer(int status, String body) {
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** It may go better later: the server was busy, away or broken. */
    public boolean isPassing() {
        return status == 429 || status >= 500;
    }

    /** @throws RefusedException when it was not a success */
    public <T> T as(Class<T> type) {
        return Wire.read(successful().body, type);
    }

    /** @throws RefusedException when it was not a success */
    public Answer successful() {
        if (!isSuccess()) {
            throw new RefusedException(status, Problem.of(body));
        }
        return this;
    }
}
