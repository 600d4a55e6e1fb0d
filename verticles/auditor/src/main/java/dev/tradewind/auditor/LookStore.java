package dev.tradewind.auditor;

import dev.tradewind.auditor.OrderCopy.Payments;
import dev.tradewind.auditor.OrderCopy.Standing;
import dev.tradewind.auditor.OrderCopy.Sum;
import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the copies that are due to be looked at, and notes when to look again. Nothing else of them is read. */
final class LookStore {
    private static final String ORDERS =
            """
            select o.order_id, o.cart_id, o.accepted_at, o.placed, o.confirmed, o.cancelled, o.cancelled_at, o.due_at,
                o.look_at,
                (select count(*) from orders c where c.cart_id = o.cart_id and c.placed and not c.cancelled)
                    as live_orders,
                p.known, p.live, p.held,
                (select coalesce(sum(h.pieces), 0)::bigint from held h
                    where h.order_id = o.order_id and h.pieces > 0) as pieces,
                (select coalesce(json_agg(m), '[]')::text from (
                    select book, kind, payment_id, currency, sum(amount_minor)::bigint as amount from moves
                    where order_id = o.order_id group by book, kind, payment_id, currency) m) as sums,
                (select string_agg(u.detail, '; ') from unbalanced u where u.order_id = o.order_id) as unbalanced
            from orders o
            cross join lateral (
                select count(*) as known, count(*) filter (where live) as live, count(*) filter (where held) as held
                from payments where order_id = o.order_id) p
            where o.look_at <= clock_timestamp() order by o.look_at limit $1
            """;

    private static final String OFFERS =
            """
            select o.offer_id, coalesce(o.on_hand, 0) as on_hand, coalesce(o.reserved, 0) as reserved, o.look_at,
                (select coalesce(sum(h.pieces), 0)::bigint from held h
                    where h.offer_id = o.offer_id and h.pieces > 0) as held
            from offers o
            where o.look_at <= clock_timestamp() order by o.look_at limit $1
            """;

    // What has changed since it was read stays due.
    private static final String ORDERS_LOOKED_AT =
            """
            update orders set look_at = looked.next
            from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as looked (order_id, seen, next)
            where orders.order_id = looked.order_id and orders.look_at = looked.seen
            """;

    private static final String OFFERS_LOOKED_AT =
            """
            update offers set look_at = looked.next
            from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as looked (offer_id, seen, next)
            where offers.offer_id = looked.offer_id and offers.look_at = looked.seen
            """;

    private static final String TOTALS =
            """
            select name, currency, sum(amount)::bigint as amount from totals group by name, currency
            union all select 'held', '', coalesce(sum(pieces), 0)::bigint from held where pieces > 0
            union all select 'undecided', '', count(*) from orders where not confirmed and not cancelled
            order by 1, 2
            """;

    private static final String DUE =
            """
            select
                (select count(*) from (select from orders where look_at <= clock_timestamp() limit 1000) o) as orders,
                (select count(*) from (select from offers where look_at <= clock_timestamp() limit 1000) o) as offers
            """;

    private final Database database;

    LookStore(Database database) {
        this.database = database;
    }

    /** Something due, with the time for which it was due. */
    record Due<T>(T copy, OffsetDateTime seen) {}

    /** When to look again; null when only news can make a difference. */
    record Looked(String id, OffsetDateTime seen, @Nullable Instant next) {}

    /** @param name such as {@code payments capture}; the currency is empty for pieces and counts */
    record Total(String name, String currency, long amount) {}

    record Backlog(long orders, long offers) {}

    Future<List<Due<OrderCopy>>> orders(int limit) {
        return database.query(ORDERS, Tuple.of(limit)).map(rows -> list(rows, LookStore::order));
    }

    Future<List<Due<OfferCopy>>> offers(int limit) {
        return database.query(OFFERS, Tuple.of(limit)).map(rows -> list(rows, LookStore::offer));
    }

    Future<Void> ordersLookedAt(List<Looked> looked) {
        return looked(ORDERS_LOOKED_AT, looked);
    }

    Future<Void> offersLookedAt(List<Looked> looked) {
        return looked(OFFERS_LOOKED_AT, looked);
    }

    Future<List<Total>> totals() {
        return database.query(TOTALS)
                .map(rows -> list(
                        rows,
                        row -> new Total(
                                row.getString("name"), row.getString("currency").strip(), row.getLong("amount"))));
    }

    /** How many are due, at most a thousand of each. */
    Future<Backlog> due() {
        return database.query(DUE).map(rows -> {
            Row row = rows.iterator().next();
            return new Backlog(row.getLong("orders"), row.getLong("offers"));
        });
    }

    private Future<Void> looked(String sql, List<Looked> looked) {
        if (looked.isEmpty()) {
            return Future.succeededFuture();
        }
        return database.query(
                        sql,
                        Tuple.tuple()
                                .addArrayOfString(
                                        looked.stream().map(Looked::id).toArray(String[]::new))
                                .addArrayOfOffsetDateTime(
                                        looked.stream().map(Looked::seen).toArray(OffsetDateTime[]::new))
                                .addArrayOfOffsetDateTime(looked.stream()
                                        .map(Looked::next)
                                        .map(at -> at == null ? null : at.atOffset(ZoneOffset.UTC))
                                        .toArray(OffsetDateTime[]::new)))
                .mapEmpty();
    }

    private static Due<OrderCopy> order(Row row) {
        OrderCopy copy = new OrderCopy(
                row.getString("order_id"),
                row.getString("cart_id"),
                time(row, "accepted_at"),
                new Standing(row.getBoolean("placed"), row.getBoolean("confirmed"), row.getBoolean("cancelled")),
                time(row, "cancelled_at"),
                time(row, "due_at"),
                row.getLong("live_orders"),
                new Payments(row.getLong("known"), row.getLong("live"), row.getLong("held")),
                row.getLong("pieces"),
                Wire.readList(row.getString("sums"), Sum.class),
                row.getString("unbalanced"));
        return new Due<>(copy, row.getOffsetDateTime("look_at"));
    }

    private static Due<OfferCopy> offer(Row row) {
        OfferCopy copy = new OfferCopy(
                row.getString("offer_id"), row.getLong("on_hand"), row.getLong("reserved"), row.getLong("held"));
        return new Due<>(copy, row.getOffsetDateTime("look_at"));
    }

    private static @Nullable Instant time(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> mapping) {
        return rows.stream().map(mapping).toList();
    }
}
