package dev.tradewind.chassis;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The beat in which the partitions of one feed set out together: between two beats the first one goes at once, whoever
 * comes later waits for the next. For one event loop.
 */
final class Rhythm {
    private final long beat;
    private final LongSupplier nanos;
    private final long origin;
    private long last = -1;

    /** @param beat nothing waits when it is zero */
    Rhythm(Duration beat, LongSupplier nanos) {
        this.beat = beat.toNanos();
        this.nanos = nanos;
        this.origin = nanos.getAsLong();
    }

    /** How long to wait before setting out; zero for now. */
    Duration untilNext() {
        long since = nanos.getAsLong() - origin;
        return beat == 0 || since / beat != last ? Duration.ZERO : Duration.ofNanos(beat - since % beat);
    }

    /** Somebody sets out. */
    void setOut() {
        last = beat == 0 ? -1 : (nanos.getAsLong() - origin) / beat;
    }
}
