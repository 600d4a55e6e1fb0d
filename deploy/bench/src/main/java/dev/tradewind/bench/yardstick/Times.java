package dev.tradewind.bench.yardstick;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * When events were committed or took effect in this JVM, by the clock that all JVMs of a machine share: on Linux {@link
 * System#nanoTime} is the machine's. Safe for use by several threads.
 */
final class Times implements Clock {
    private final AtomicLongArray times;
    private volatile @Nullable String trouble;

    Times(int events) {
        times = new AtomicLongArray(events);
    }

    @Override
    public void committed(int number) {
        times.set(number, System.nanoTime());
    }

    /** Numbers of another run are passed over. */
    @Override
    public void effective(List<Integer> numbers) {
        long now = System.nanoTime();
        numbers.stream().filter(number -> number < times.length()).forEach(number -> times.set(number, now));
    }

    @Override
    public void failed(Throwable cause) {
        trouble = String.valueOf(cause);
    }

    /** By the events' numbers; 0 for those that this JVM has had nothing to do with. */
    List<Long> all() {
        if (trouble != null) {
            throw new IllegalStateException(trouble);
        }
        return new ArrayList<>(
                IntStream.range(0, times.length()).mapToObj(times::get).toList());
    }

    int known() {
        return (int) IntStream.range(0, times.length())
                .filter(number -> times.get(number) != 0)
                .count();
    }
}
