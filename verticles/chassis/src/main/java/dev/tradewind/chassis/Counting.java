package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Counts the events of a log up to a position; only what came since the last count is counted again. */
final class Counting {
    private final EventRows rows;
    private List<Counted> known;

    /** So many events lie up to this position. */
    private record Counted(Position position, long events) {}

    Counting(EventRows rows, int partitions) {
        this.rows = rows;
        this.known = Collections.nCopies(partitions, new Counted(Position.START, 0));
    }

    Future<List<Long>> upTo(List<Position> positions) {
        boolean ahead = IntStream.range(0, positions.size())
                .allMatch(p -> known.get(p).position().compareTo(positions.get(p)) <= 0);
        boolean begun = known.stream().anyMatch(c -> c.events() > 0);
        return ahead && begun ? count(known, positions) : rows.dropped().compose(d -> count(afresh(d), positions));
    }

    private List<Counted> afresh(Map<Integer, Long> dropped) {
        return IntStream.range(0, known.size())
                .mapToObj(p -> new Counted(Position.START, dropped.getOrDefault(p, 0L)))
                .toList();
    }

    private Future<List<Long>> count(List<Counted> from, List<Position> positions) {
        List<EventRows.Ask> asks = IntStream.range(0, from.size())
                .mapToObj(p -> new EventRows.Ask(p, from.get(p).position()))
                .toList();
        return rows.count(asks, positions).map(more -> {
            List<Counted> counted = new ArrayList<>();
            for (int p = 0; p < more.size(); p++) {
                counted.add(new Counted(positions.get(p), from.get(p).events() + more.get(p)));
            }
            known = List.copyOf(counted);
            return counted.stream().map(Counted::events).toList();
        });
    }
}
