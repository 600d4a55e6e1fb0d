package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.FeedHeads;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * About how many events each domain writes in a minute, from how fast the numbers of its rows grow: nothing is counted.
 * Known from the second look on.
 */
final class Throughput {
    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long APART_NANOS_MIN = Duration.ofSeconds(1).toNanos();

    private final Feeds feeds;
    private final LongSupplier nanoTime;
    private final Map<String, Deque<Sample>> samples = new HashMap<>();

    Throughput(Feeds feeds, LongSupplier nanoTime) {
        this.feeds = feeds;
        this.nanoTime = nanoTime;
    }

    private record Sample(long nanos, long epoch, long row) {}

    /** Looks at each of them; who does not answer has no new sample. */
    Future<Void> look(List<String> domains) {
        return Future.join(domains.stream()
                        .map(domain -> feeds.of(domain)
                                .heads()
                                .onSuccess(heads -> note(domain, heads))
                                .otherwiseEmpty())
                        .toList())
                .mapEmpty();
    }

    @Nullable
    Double perMinute(String domain) {
        Deque<Sample> known = samples.get(domain);
        if (known == null || known.getLast().nanos() - known.getFirst().nanos() < APART_NANOS_MIN) {
            return null;
        }
        double minutes = (double) (known.getLast().nanos() - known.getFirst().nanos()) / WINDOW_NANOS;
        return Math.max(0, known.getLast().row() - known.getFirst().row()) / minutes;
    }

    private void note(String domain, FeedHeads heads) {
        Position last = heads.heads().stream().max(Comparator.naturalOrder()).orElse(Position.START);
        long row = heads.heads().stream().mapToLong(Position::id).max().orElse(0);
        Deque<Sample> known = samples.computeIfAbsent(domain, d -> new ArrayDeque<>());
        if (!known.isEmpty() && known.getLast().epoch() != last.epoch()) {
            known.clear();
        }
        known.addLast(new Sample(nanoTime.getAsLong(), last.epoch(), row));
        while (known.getLast().nanos() - known.getFirst().nanos() > WINDOW_NANOS) {
            known.removeFirst();
        }
    }
}
