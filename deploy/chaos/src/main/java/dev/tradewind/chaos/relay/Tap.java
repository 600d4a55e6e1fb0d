package dev.tradewind.chaos.relay;

import io.vertx.core.buffer.Buffer;

/** Sits on one connection through a relay and decides what becomes of its bytes. Called on one thread. */
public interface Tap {
    /** From the side that connected. */
    default void forth(Buffer data, Wire wire) {
        wire.send(data);
    }

    /** From the side that was connected to. */
    default void back(Buffer data, Wire wire) {
        wire.send(data);
    }

    /** The way on. */
    interface Wire {
        void send(Buffer data);

        /** Ends the connection at both ends, as if somebody had pulled it. */
        void cut();
    }
}
