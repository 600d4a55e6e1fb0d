package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Counts the events of a log up to a position, from the furthest that was counted before. */
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
        boolean begun = known.stream().anyMatch(c -> c.events() > 0);
        return begun ? count(known, positions) : rows.dropped().compose(d -> count(afresh(d), positions));
    }

    private List<Counted> afresh(Map<Integer, Long> dropped) {
        return IntStream.range(0, known.size())
                .mapToObj(p -> new Counted(Position.START, dropped.getOrDefault(p, 0L)))
                .toList();
    }

    // Consumers are not equally far. Only what lies between is counted: on top for who is ahead, off for who is behind.
    private Future<List<Long>> count(List<Counted> from, List<Position> positions) {
        List<EventRows.Ask> asks = new ArrayList<>();
        List<Position> ends = new ArrayList<>();
        for (int p = 0; p < from.size(); p++) {
            Position counted = from.get(p).position();
            boolean ahead = isAhead(positions.get(p), counted);
            asks.add(new EventRows.Ask(p, ahead ? counted : positions.get(p)));
            ends.add(ahead ? positions.get(p) : counted);
        }
        return rows.count(asks, ends).map(between -> {
            List<Counted> furthest = new ArrayList<>();
            List<Long> events = new ArrayList<>();
            for (int p = 0; p < from.size(); p++) {
                Counted counted = from.get(p);
                boolean ahead = isAhead(positions.get(p), counted.position());
                long here = counted.events() + (ahead ? between.get(p) : -between.get(p));
                events.add(here);
                furthest.add(ahead ? new Counted(positions.get(p), here) : counted);
            }
            known = List.copyOf(furthest);
            return events;
        });
    }

    private static boolean isAhead(Position position, Position counted) {
        return position.compareTo(counted) >= 0;
    }
}
