package dev.tradewind.chaos.relay;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What happens to the messages between nodes. The event bus writes each one as a length and so many bytes, so single
 * messages can be told apart here without knowing what is in them.
 */
public final class BusWeather {
    private static final int LENGTH_BYTES = 4;

    private final Vertx vertx;
    private final Random random;
    private final AtomicLong hit = new AtomicLong();
    private volatile Forecast now = Forecast.FAIR;

    /**
     * How likely what is, from 0 to 1.
     *
     * @param lost messages that never arrive
     * @param doubled messages that arrive twice
     * @param lateMs up to so long after they were sent, but in order
     */
    public record Forecast(double lost, double doubled, int lateMs) {
        public static final Forecast FAIR = new Forecast(0, 0, 0);
    }

    public BusWeather(Vertx vertx, Random random) {
        this.vertx = vertx;
        this.random = random;
    }

    public void set(Forecast forecast) {
        now = forecast;
    }

    /** How many messages were lost, doubled or late so far. */
    public long hit() {
        return hit.get();
    }

    /** For one connection; what comes back on it is no messages. */
    public Tap tap() {
        return new Frames();
    }

    private record Late(long due, Buffer frame) {}

    private final class Frames implements Tap {
        private final Queue<Late> held = new ArrayDeque<>();
        private Buffer rest = Buffer.buffer();
        private long lastDue;

        @Override
        public void forth(Buffer data, Wire wire) {
            rest.appendBuffer(data);
            int at = 0;
            while (rest.length() - at >= LENGTH_BYTES && rest.length() - at - LENGTH_BYTES >= rest.getInt(at)) {
                int end = at + LENGTH_BYTES + rest.getInt(at);
                take(rest.getBuffer(at, end), wire);
                at = end;
            }
            rest = rest.getBuffer(at, rest.length());
        }

        private void take(Buffer frame, Wire wire) {
            Forecast forecast = now;
            if (happens(forecast.lost())) {
                return;
            }
            if (forecast.lateMs() == 0 && held.isEmpty()) {
                wire.send(frame);
            } else {
                hold(frame, forecast.lateMs(), wire);
            }
            if (happens(forecast.doubled())) {
                wire.send(frame);
            }
        }

        private void hold(Buffer frame, int lateMs, Wire wire) {
            long now = System.currentTimeMillis();
            lastDue = Math.max(lastDue, now + (lateMs == 0 ? 0 : 1 + random.nextInt(lateMs)));
            if (!held.offer(new Late(lastDue, frame))) {
                throw new IllegalStateException("the queue has no limit");
            }
            long unused = vertx.setTimer(Math.max(1, lastDue - now), timer -> release(wire));
            long counted = hit.incrementAndGet();
        }

        // A timer may fire a moment early by this clock, and nobody comes after the last.
        private void release(Wire wire) {
            while (!held.isEmpty() && held.element().due() <= System.currentTimeMillis() + 2) {
                wire.send(held.remove().frame());
            }
        }

        private boolean happens(double rate) {
            boolean happens = rate > 0 && random.nextDouble() < rate;
            if (happens) {
                long unused = hit.incrementAndGet();
            }
            return happens;
        }
    }
}
