package dev.tradewind.orders;

import dev.tradewind.contracts.orders.OrderQuery;
import dev.tradewind.contracts.orders.OrderSort;
import dev.tradewind.contracts.wire.Names;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The statement of one list of orders: one text for each set of restrictions, so that each is prepared, and planned,
 * for the index that fits it. Values are parameters, always.
 */
final class OrderListSql {
    private static final String COLUMNS =
            """
            select o.id, o.status, o.payment_status, o.customer_id, o.email, o.currency, o.total_minor, o.item_count,
                o.merchant_count, o.placed_at
            """;
    private static final String OF_ALL = "from orders o where true";
    // Walks the merchant's own index, whatever the other restrictions are.
    private static final String OF_MERCHANT =
            "from order_merchants m join orders o on o.id = m.order_id where m.merchant_id = ";
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private final StringBuilder text = new StringBuilder();
    private final List<Object> args = new ArrayList<>();

    private OrderListSql() {}

    String text() {
        return text.toString();
    }

    List<Object> args() {
        return args;
    }

    /** One more than asked for, if there is. */
    static OrderListSql page(OrderQuery query, OrderPlace after) {
        OrderListSql sql = new OrderListSql();
        sql.text.append(COLUMNS);
        sql.restrict(query);
        sql.goOn(query, after);
        return sql;
    }

    /** All of them, up to a limit. */
    static OrderListSql count(OrderQuery query) {
        OrderListSql sql = new OrderListSql();
        sql.text.append("select count(*) from (select 1 ");
        sql.restrict(query);
        sql.text.append(" limit ").append(OrderQuery.COUNTED_MAX).append(") counted");
        return sql;
    }

    static OrderSort sort(OrderQuery query) {
        return Objects.requireNonNullElse(query.sort(), OrderSort.NEWEST);
    }

    private void restrict(OrderQuery query) {
        if (query.merchantId() == null) {
            text.append(OF_ALL);
        } else {
            and(OF_MERCHANT, query.merchantId().value());
        }
        and(
                " and o.status = ",
                query.status() == null ? null : Names.snake(query.status().name()));
        and(
                " and o.customer_id = ",
                query.customerId() == null ? null : query.customerId().value());
        and(" and lower(o.email) = ", lower(query.email()));
        and(" and o.currency = ", query.currency());
        and(" and o.placed_at >= ", query.from());
        and(" and o.placed_at < ", query.to());
        and(" and o.total_minor >= ", query.minTotal());
        and(" and o.total_minor <= ", query.maxTotal());
        search(query.search());
    }

    private void search(@Nullable String search) {
        if (search == null) {
            return;
        }
        if (search.startsWith("ord_")) {
            and(" and o.id = ", search);
            return;
        }
        // Byte by byte, as the index for it compares.
        String beginning = search.toLowerCase(Locale.ROOT);
        and(" and lower(o.email) ~>=~ ", beginning);
        and(" and lower(o.email) ~<~ ", beginning + LAST_CHARACTER);
    }

    private void goOn(OrderQuery query, OrderPlace after) {
        OrderSort sort = sort(query);
        boolean rising = sort == OrderSort.OLDEST || sort == OrderSort.SMALLEST;
        String table = query.merchantId() == null || OrderPlace.isTotal(sort) ? "o" : "m";
        String key = OrderPlace.isTotal(sort) ? "o.total_minor" : table + ".placed_at";
        String id = table.equals("o") ? "o.id" : "m.order_id";
        text.append(" and (").append(key).append(", ").append(id).append(rising ? ") > (" : ") < (");
        and("", after.key());
        and(", ", after.id());
        String direction = rising ? "" : " desc";
        text.append(") order by ")
                .append(key)
                .append(direction)
                .append(", ")
                .append(id)
                .append(direction);
        and(" limit ", query.page().limit() + 1);
    }

    private void and(String condition, @Nullable Object value) {
        if (value != null) {
            args.add(value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
            text.append(condition).append('$').append(args.size());
        }
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
