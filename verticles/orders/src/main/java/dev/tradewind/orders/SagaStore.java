package dev.tradewind.orders;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.orders.OrderSort;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.SagaQuery;
import dev.tradewind.contracts.orders.Sagas;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.wire.Names;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders whose flow has not come to its end. */
final class SagaStore {
    private static final Set<OrderStatus> OPEN =
            EnumSet.complementOf(EnumSet.of(OrderStatus.DELIVERED, OrderStatus.CANCELLED));

    // Of each status a few, along its own index: what is final is never passed over one by one.
    private static final String PAGE =
            """
            select o.id, o.status, o.progress ->> 'phase' as step, o.currency, o.total_minor, o.placed_at,
                o.updated_at, o.deadline_at, coalesce(o.deadline_at < now(), false) as overdue
            from unnest((select $1::text[])) as wanted (status)
            cross join lateral (
                select * from orders
                where orders.status = wanted.status and (orders.placed_at, orders.id) > ($2::timestamptz, $3::text)
                    and orders.placed_at <= now() - $4::bigint * interval '1 second'
                order by orders.placed_at, orders.id limit (select $5::int)) as o
            order by o.placed_at, o.id limit (select $5::int)
            """;
    private static final String STATES =
            """
            select status, count(*) as orders, min(placed_at) as oldest,
                count(*) filter (where placed_at < now() - interval '1 hour') as hour,
                count(*) filter (where placed_at < now() - interval '1 day') as day
            from orders where status = any ($1::text[]) group by status
            """;

    private final Database database;

    SagaStore(Database database) {
        this.database = database;
    }

    Future<Sagas> page(SagaQuery query) {
        OrderPlace after = OrderPlace.of(query.page().after(), OrderSort.OLDEST);
        if (after == null || query.status() != null && !OPEN.contains(query.status())) {
            return Future.failedFuture(Fault.of(
                    CommonError.VALIDATION_FAILED, "That is no place in this list, or no status of an open order."));
        }
        int limit = query.page().limit();
        String[] wanted = names(query.status() == null ? OPEN : Set.of(query.status()));
        Future<List<Sagas.Saga>> page = database.query(
                        PAGE,
                        Tuple.tuple()
                                .addArrayOfString(wanted)
                                .addValue(after.key())
                                .addString(after.id())
                                .addLong(query.olderThanSeconds())
                                .addInteger(limit + 1))
                .map(rows -> rows.stream().map(SagaStore::saga).toList());
        Future<List<Sagas.State>> states = database.query(STATES, Tuple.tuple().addArrayOfString(names(OPEN)))
                .map(rows -> rows.stream().map(SagaStore::state).toList());
        return Future.all(page, states).map(both -> sagas(page.result(), states.result(), limit));
    }

    private static Sagas sagas(List<Sagas.Saga> found, List<Sagas.State> states, int limit) {
        boolean more = found.size() > limit;
        List<Sagas.Saga> shown = more ? found.subList(0, limit) : found;
        String next = more
                ? OrderPlace.after(shown.getLast().placedAt(), shown.getLast().orderId())
                : null;
        return new Sagas(List.copyOf(shown), states, PageMeta.of(next));
    }

    private static Sagas.Saga saga(Row row) {
        return new Sagas.Saga(
                new OrderId(row.getString("id")),
                status(row),
                row.getString("step"),
                new Money(row.getLong("total_minor"), row.getString("currency")),
                row.getOffsetDateTime("placed_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                instant(row.getOffsetDateTime("deadline_at")),
                row.getBoolean("overdue"));
    }

    private static Sagas.State state(Row row) {
        return new Sagas.State(
                status(row),
                row.getLong("orders"),
                row.getLong("hour"),
                row.getLong("day"),
                row.getOffsetDateTime("oldest").toInstant());
    }

    private static OrderStatus status(Row row) {
        return OrderStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static String[] names(Set<OrderStatus> statuses) {
        return statuses.stream().map(s -> Names.snake(s.name())).toArray(String[]::new);
    }
}
