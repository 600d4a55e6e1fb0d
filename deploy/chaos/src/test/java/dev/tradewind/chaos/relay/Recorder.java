package dev.tradewind.chaos.relay;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a tap passes on. */
final class Recorder implements Tap.Wire {
    final List<String> sent = new ArrayList<>();
    boolean cut;

    @Override
    public void send(Buffer data) {
        sent.add(data.toString());
    }

    @Override
    public void cut() {
        cut = true;
    }
}
