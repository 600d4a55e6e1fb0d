package dev.tradewind.tools.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Sends items in batches. A batch that the server refuses is halved until the items that are to blame stand alone;
 * the others get through.
 *
 * @param <I> what is sent
 * @param <V> what the server answers to a batch
 */
public final class Bulk<I, V> {
    private final Function<List<I>, V> call;
    private final int weightMax;
    private final ToIntFunction<I> weight;
    private final BiConsumer<List<I>, V> accepted;
    private final BiConsumer<I, String> refused;
    private final List<I> waiting = new ArrayList<>();
    private int waitingWeight;

    private Bulk(
            Function<List<I>, V> call, Limit<I> limit, BiConsumer<List<I>, V> accepted, BiConsumer<I, String> refused) {
        this.call = call;
        this.weightMax = limit.max;
        this.weight = limit.weight;
        this.accepted = accepted;
        this.refused = refused;
    }

    /** How much goes into a batch. */
    public record Limit<I>(int max, ToIntFunction<I> weight) {
        public static <I> Limit<I> items(int max) {
            return new Limit<>(max, item -> 1);
        }
    }

    /** @param call fails with {@link RefusedException} when the server takes a batch not */
    public static <I, V> Bulk<I, V> of(
            Function<List<I>, V> call, Limit<I> limit, BiConsumer<List<I>, V> accepted, BiConsumer<I, String> refused) {
        return new Bulk<>(call, limit, accepted, refused);
    }

    public void add(I item) {
        int more = weight.applyAsInt(item);
        if (waitingWeight + more > weightMax) {
            flush();
        }
        waiting.add(item);
        waitingWeight += more;
    }

    public void addAll(Iterable<I> items) {
        items.forEach(this::add);
        flush();
    }

    public void flush() {
        if (!waiting.isEmpty()) {
            send(List.copyOf(waiting));
            waiting.clear();
            waitingWeight = 0;
        }
    }

    private void send(List<I> batch) {
        V answer;
        try {
            answer = call.apply(batch);
        } catch (RefusedException e) {
            halve(batch, e);
            return;
        }
        accepted.accept(batch, answer);
    }

    private void halve(List<I> batch, RefusedException refusal) {
        if (refusal.status() == 401 || refusal.status() == 403) {
            throw refusal;
        }
        if (batch.size() == 1) {
            refused.accept(batch.getFirst(), refusal.reason());
            return;
        }
        int half = batch.size() / 2;
        send(batch.subList(0, half));
        send(batch.subList(half, batch.size()));
    }
}
