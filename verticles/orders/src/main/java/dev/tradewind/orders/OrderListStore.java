package dev.tradewind.orders;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.orders.OrderPage;
import dev.tradewind.contracts.orders.OrderQuery;
import dev.tradewind.contracts.orders.OrderSort;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.OrderSummary;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageMeta;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lists of orders, page after page by the last one's place. */
final class OrderListStore {
    private final Database database;

    OrderListStore(Database database) {
        this.database = database;
    }

    Future<OrderPage> page(OrderQuery query) {
        OrderPlace after = OrderPlace.of(query.page().after(), OrderListSql.sort(query));
        if (after == null) {
            return Future.failedFuture(Fault.of(
                    CommonError.VALIDATION_FAILED,
                    "That is no place in this list.",
                    new Fault.Item("/after", "invalid", "not a cursor that a list gave")));
        }
        OrderListSql sql = OrderListSql.page(query, after);
        Future<OrderPage> page =
                database.query(sql.text(), Tuple.from(sql.args())).map(rows -> page(rows, query));
        Future<@Nullable Long> all = count(query);
        return Future.all(page, all)
                .map(both ->
                        new OrderPage(page.result().data(), page.result().meta().counting(all.result())));
    }

    private Future<@Nullable Long> count(OrderQuery query) {
        if (!query.count()) {
            return Future.succeededFuture(null);
        }
        OrderListSql sql = OrderListSql.count(query);
        return database.query(sql.text(), Tuple.from(sql.args()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static OrderPage page(RowSet<Row> rows, OrderQuery query) {
        int limit = query.page().limit();
        OrderSort sort = OrderListSql.sort(query);
        List<OrderSummary> found = new ArrayList<>();
        rows.forEach(row -> found.add(summary(row)));
        boolean more = found.size() > limit;
        List<OrderSummary> data = more ? found.subList(0, limit) : found;
        return new OrderPage(List.copyOf(data), PageMeta.of(more ? OrderPlace.after(data.getLast(), sort) : null));
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
}
