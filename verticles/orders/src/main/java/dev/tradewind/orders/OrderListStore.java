package dev.tradewind.orders;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.orders.OrderPage;
import dev.tradewind.contracts.orders.OrderQuery;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.OrderSummary;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.wire.Names;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lists of orders, newest first, page after page by the last one's place. */
final class OrderListStore {
    private static final String COLUMNS =
            """
            select o.id, o.status, o.payment_status, o.customer_id, o.email, o.currency, o.total_minor, o.item_count,
                o.merchant_count, o.placed_at
            """;
    private static final String OF_ALL = COLUMNS + "from orders o where (o.placed_at, o.id) < ($1, $2)";
    // Walks the merchant's own index, whatever the other restrictions are.
    private static final String OF_MERCHANT = COLUMNS
            + """
            from order_merchants m join orders o on o.id = m.order_id
            where (m.placed_at, m.order_id) < ($1, $2) and m.merchant_id = $4
            """;
    private static final OffsetDateTime END_OF_TIME = OffsetDateTime.parse("9999-01-01T00:00:00Z");

    private final Database database;

    OrderListStore(Database database) {
        this.database = database;
    }

    Future<OrderPage> page(OrderQuery query) {
        Place after = Place.of(query.page().after());
        if (after == null) {
            return Future.failedFuture(Fault.of(
                    CommonError.VALIDATION_FAILED,
                    "That is no place in this list.",
                    new Fault.Item("/after", "invalid", "not a cursor that a list gave")));
        }
        Tuple args = Tuple.of(after.placedAt(), after.id(), query.page().limit() + 1);
        // One statement text for each set of restrictions: each is prepared, and planned, for the index that fits it.
        StringBuilder sql = new StringBuilder(query.merchantId() == null ? OF_ALL : OF_MERCHANT);
        if (query.merchantId() != null) {
            args.addString(query.merchantId().value());
        }
        restrict(
                sql,
                args,
                " and o.status = ",
                query.status() == null ? null : Names.snake(query.status().name()));
        restrict(
                sql,
                args,
                " and o.customer_id = ",
                query.customerId() == null ? null : query.customerId().value());
        restrict(
                sql,
                args,
                " and lower(o.email) = ",
                query.email() == null ? null : query.email().toLowerCase(Locale.ROOT));
        String order = query.merchantId() == null ? "o.placed_at desc, o.id desc" : "m.placed_at desc, m.order_id desc";
        sql.append(" order by ").append(order).append(" limit $3");
        return database.query(sql.toString(), args)
                .map(rows -> page(rows, query.page().limit()));
    }

    private static void restrict(StringBuilder sql, Tuple args, String condition, @Nullable String value) {
        if (value != null) {
            args.addString(value);
            sql.append(condition).append('$').append(args.size());
        }
    }

    private static OrderPage page(RowSet<Row> rows, int limit) {
        List<OrderSummary> found = new ArrayList<>();
        rows.forEach(row -> found.add(summary(row)));
        boolean more = found.size() > limit;
        List<OrderSummary> data = more ? found.subList(0, limit) : found;
        return new OrderPage(List.copyOf(data), PageMeta.of(more ? Place.after(data.getLast()) : null));
    }

    private static OrderSummary summary(Row row) {
        String customer = row.getString("customer_id");
        return new OrderSummary(
                new OrderId(row.getString("id")),
                OrderStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                PaymentStatus.valueOf(row.getString("payment_status").toUpperCase(Locale.ROOT)),
                customer == null ? null : new CustomerId(customer),
                row.getString("email"),
                new Money(row.getLong("total_minor"), row.getString("currency")),
                row.getInteger("item_count"),
                row.getInteger("merchant_count"),
                row.getOffsetDateTime("placed_at").toInstant());
    }

    /** A cursor: the time of the last order shown, in microseconds, and its id. */
    private record Place(OffsetDateTime placedAt, String id) {
        static String after(OrderSummary last) {
            Instant at = last.placedAt();
            return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000 + "." + last.id();
        }

        /** Null when the cursor is none. */
        static @Nullable Place of(@Nullable String cursor) {
            if (cursor == null) {
                return new Place(END_OF_TIME, "");
            }
            int dot = cursor.indexOf('.');
            try {
                long micros = Long.parseLong(cursor.substring(0, Math.max(dot, 0)));
                Instant at = Instant.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);
                return new Place(at.atOffset(ZoneOffset.UTC), cursor.substring(dot + 1));
            } catch (NumberFormatException | DateTimeException e) {
                return null;
            }
        }
    }
}
