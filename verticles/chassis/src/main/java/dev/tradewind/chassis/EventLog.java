package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventId;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The domain's own log: table {@code events}, which others read through its feed. */
public final class EventLog<E extends Event> {
    // unnest keeps the order of its arrays, so ids follow the order of the list.
    private static final String APPEND =
            """
            insert into events (event_id, type, partition, subject, sequence, correlation, causation, traceparent, data)
            select event_id, type, partition, subject, sequence, correlation, causation, traceparent, data::json
            from unnest($1::text[], $2::text[], $3::smallint[], $4::text[], $5::bigint[],
                    $6::text[], $7::text[], $8::text[], $9::text[])
                as appended (event_id, type, partition, subject, sequence, correlation, causation, traceparent, data)
            """;

    private final EventTypes<E> types;
    private final int partitions;
    private final Consumer<List<Stamped>> news;

    /** @param news is told what was committed */
    EventLog(EventTypes<E> types, int partitions, Consumer<List<Stamped>> news) {
        this.types = types;
        this.partitions = partitions;
        this.news = news;
    }

    /**
     * Appends in this order, in the transaction that changes state, after the subject's row is locked. Readers are
     * told after the commit. What goes wrong here may show only when the transaction commits, which then fails.
     */
    public Future<Void> append(Tx tx, List<? extends Outgoing<? extends E>> events) {
        if (events.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Stamped> stamped = new ArrayList<>(events.size());
        events.forEach(event -> stamped.add(stamp(event)));
        tx.send(
                APPEND,
                Tuple.tuple()
                        .addArrayOfString(texts(stamped, Stamped::eventId))
                        .addArrayOfString(texts(stamped, Stamped::type))
                        .addArrayOfShort(
                                stamped.stream().map(Stamped::partition).toArray(Short[]::new))
                        .addArrayOfString(texts(stamped, Stamped::subject))
                        .addArrayOfLong(stamped.stream().map(Stamped::sequence).toArray(Long[]::new))
                        .addArrayOfString(texts(stamped, Stamped::correlation))
                        .addArrayOfString(texts(stamped, Stamped::causation))
                        .addArrayOfString(texts(stamped, Stamped::traceparent))
                        .addArrayOfString(texts(stamped, Stamped::data)));
        tx.afterCommit(() -> news.accept(stamped));
        return Future.succeededFuture();
    }

    /** An event for a command that is a single statement and appends by itself; see {@link Stamped}. */
    public Stamped stamp(Outgoing<? extends E> event) {
        return new Stamped(
                EventId.next().value(),
                types.typeOf(event.event()),
                (short) partitionOf(event.subject(), partitions),
                event.subject(),
                event.sequence(),
                event.correlation(),
                event.causation(),
                event.traceparent(),
                Wire.write(event.event()));
    }

    /** Tells readers about events that such a statement has committed. */
    public void hint(Stamped... committed) {
        news.accept(Arrays.asList(committed));
    }

    /** Java's string hash, which is the same everywhere and for ever, with its high bits mixed in. */
    static int partitionOf(String subject, int partitions) {
        int hash = subject.hashCode();
        return Math.floorMod(hash ^ (hash >>> 16), partitions);
    }

    private static String[] texts(
            List<Stamped> stamped, Function<Stamped, @org.jspecify.annotations.Nullable String> column) {
        return stamped.stream().map(column).toArray(String[]::new);
    }
}
