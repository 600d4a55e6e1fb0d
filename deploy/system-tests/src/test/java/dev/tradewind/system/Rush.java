package dev.tradewind.system;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** People who come, buy one piece of something, think a while and come again, until they are sent home. */
final class Rush implements AutoCloseable {
    private static final Duration THINKING = Duration.ofMillis(2_000);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();
    private final String offer;
    private volatile boolean over;

    /**
     * @param begun when the last request of the visit was sent
     * @param order that was accepted; null when something went wrong
     * @param status of the answer to the checkout; 0 when something went wrong
     * @param failure what went wrong; null when nothing did
     */
    record Visit(Instant begun, @Nullable String order, int status, @Nullable String failure) {}

    private Rush(String offer) {
        this.offer = offer;
    }

    /** @param entrance gives the client of each */
    static Rush of(int people, IntFunction<Rest> entrance, String offer) {
        Rush rush = new Rush(offer);
        for (int i = 0; i < people; i++) {
            Rest rest = entrance.apply(i);
            rush.threads.execute(() -> rush.comeAndGo(rest));
        }
        return rush;
    }

    List<Visit> visits() {
        return List.copyOf(visits);
    }

    /** The orders that were accepted. */
    List<String> orders() {
        return visits.stream().map(Visit::order).filter(Objects::nonNull).toList();
    }

    List<Visit> failures() {
        return visits.stream().filter(visit -> visit.failure() != null).toList();
    }

    private void comeAndGo(Rest rest) {
        think(ThreadLocalRandom.current().nextDouble());
        while (!over) {
            visits.add(visit(rest));
            think(ThreadLocalRandom.current().nextDouble(0.5, 1.5));
        }
    }

    private Visit visit(Rest rest) {
        Instant begun = Instant.now();
        try {
            Shopper shopper = Shopper.arrive(rest);
            begun = Instant.now();
            Shopper ready = shopper.wants(offer, 1);
            begun = Instant.now();
            Answer answer = ready.pays("tok_visa");
            return answer.status() == 201 || answer.status() == 202
                    ? new Visit(begun, Objects.requireNonNull(answer.text("id")), answer.status(), null)
                    : failed(
                            begun,
                            "paying answered " + answer.status() + ": "
                                    + answer.response().body());
        } catch (AssertionError | RuntimeException e) {
            return failed(begun, e.toString());
        }
    }

    private static Visit failed(Instant begun, String failure) {
        return new Visit(begun, null, 0, failure);
    }

    private void think(double part) {
        if (!over) {
            LockSupport.parkNanos((long) (THINKING.toNanos() * part));
        }
    }

    /** Returns when everybody has finished what he was doing. */
    @Override
    public void close() {
        over = true;
        threads.close();
    }
}
