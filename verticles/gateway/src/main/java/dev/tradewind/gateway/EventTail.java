package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.FeedHeads;
import dev.tradewind.contracts.shared.FeedQuery;
import dev.tradewind.contracts.shared.FeedSlice;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The end of one log, read as long as somebody watches: beside all cursors and without hints, so that nobody else waits
 * for it. It begins where the log ends when it is first looked at.
 */
final class EventTail {
    private static final int SLICE = 500;
    private static final int SLICES_MAX = 4;

    private final EventFeed feed;
    private @Nullable List<Position> places;
    private boolean looking;

    EventTail(EventFeed feed) {
        this.feed = feed;
    }

    /**
     * What is new since the last look, in order within each partition; nothing while that one still runs. A partition
     * that cannot be read now goes on where it was with the next look; what the others told is told.
     */
    Future<List<EventEnvelope>> look() {
        if (looking) {
            return Future.succeededFuture(List.of());
        }
        looking = true;
        return feed.heads().compose(this::readUpTo).onComplete(looked -> looking = false);
    }

    private Future<List<EventEnvelope>> readUpTo(FeedHeads heads) {
        List<Position> from = places;
        if (from == null || from.size() != heads.heads().size()) {
            places = new ArrayList<>(heads.heads());
            return Future.succeededFuture(List.of());
        }
        List<EventEnvelope> news = new ArrayList<>();
        List<Future<Void>> reads = IntStream.range(0, from.size())
                .filter(p -> from.get(p).compareTo(heads.heads().get(p)) < 0)
                .mapToObj(p -> read(p, from, news, SLICES_MAX))
                .toList();
        return Future.join(reads).transform(read -> Future.succeededFuture(news));
    }

    private Future<Void> read(int partition, List<Position> from, List<EventEnvelope> news, int slices) {
        return feed.read(new FeedQuery(partition, from.get(partition), SLICE)).compose(slice -> {
            take(partition, from, slice);
            news.addAll(slice.events());
            return slice.more() && slices > 1 ? read(partition, from, news, slices - 1) : Future.succeededFuture();
        });
    }

    private static void take(int partition, List<Position> from, FeedSlice slice) {
        if (!slice.events().isEmpty()) {
            from.set(partition, slice.events().getLast().position());
        }
    }
}
