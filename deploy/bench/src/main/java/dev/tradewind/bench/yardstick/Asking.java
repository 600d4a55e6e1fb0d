package dev.tradewind.bench.yardstick;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** The same question again as soon as it is answered, so many at once, for so long. For one event loop. */
final class Asking {
    private static final long LONGEST_US = TimeUnit.MINUTES.toMicros(1);

    private final Supplier<Future<?>> question;
    private final Histogram latencies = new Histogram(LONGEST_US, 3);
    private final Promise<Figures> done = Promise.promise();
    private final long begin = System.nanoTime();
    private final long end;
    private int running;

    private Asking(Supplier<Future<?>> question, int seconds) {
        this.question = question;
        this.end = begin + TimeUnit.SECONDS.toNanos(seconds);
    }

    static Future<Figures> closed(Vertx vertx, Supplier<Future<?>> question, int atOnce, int seconds) {
        return Future.future(promise -> vertx.getOrCreateContext().runOnContext(begin -> {
            Asking asking = new Asking(question, seconds);
            asking.running = atOnce;
            for (int i = 0; i < atOnce; i++) {
                asking.next();
            }
            asking.done.future().onComplete(promise);
        }));
    }

    private void next() {
        long asked = System.nanoTime();
        if (asked >= end) {
            if (--running == 0) {
                done.tryComplete(Figures.of(latencies, (System.nanoTime() - begin) / 1e9));
            }
            return;
        }
        question.get().onComplete(answered -> {
            if (answered.failed()) {
                done.tryFail(answered.cause());
            } else {
                latencies.recordValue(Math.min(LONGEST_US, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - asked)));
                next();
            }
        });
    }
}
