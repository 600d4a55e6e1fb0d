package dev.tradewind.chaos.relay;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets a database do what it was told and loses its word for it: what was committed is committed, and the one who
 * asked for it never hears so.
 */
public final class LostReplies {
    private static final byte[] COMMIT = "Q\0\0\0\u000bCOMMIT\0".getBytes(StandardCharsets.ISO_8859_1);
    /** Statements that commit by themselves are far more; losing as many of them would leave nothing working. */
    private static final double OF_OTHERS = 0.05;

    private final Random random;
    private final AtomicLong lost = new AtomicLong();
    private volatile double rate;

    public LostReplies(Random random) {
        this.random = random;
    }

    /** @param chance that the reply to a commit is lost, from 0 to 1 */
    public void set(double chance) {
        rate = chance;
    }

    public long lost() {
        return lost.get();
    }

    /** For one connection of a PostgreSQL client. */
    public Tap tap() {
        return new Deafening();
    }

    private final class Deafening implements Tap {
        private boolean deaf;

        @Override
        public void forth(Buffer data, Wire wire) {
            double chance = rate == 0 ? 0 : contains(data.getBytes(), COMMIT) ? rate : rate * OF_OTHERS;
            deaf |= chance > 0 && random.nextDouble() < chance;
            wire.send(data);
        }

        /** The first word of the answer says that it is done. */
        @Override
        public void back(Buffer data, Wire wire) {
            if (deaf) {
                long unused = lost.incrementAndGet();
                wire.cut();
            } else {
                wire.send(data);
            }
        }
    }

    static boolean contains(byte[] data, byte[] wanted) {
        for (int i = 0; i + wanted.length <= data.length; i++) {
            if (Arrays.equals(data, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
