package dev.tradewind.cart;

import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.shared.OrderId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives carts back whose orders came to nothing. */
final class ReopenStore {
    // Locked in the order of their ids, so that two batches cannot wait for each other.
    private static final String LOCK = "select 1 from carts where cart_id = any($1) order by cart_id for no key update";
    // Only while it is still that order's cart: a later order's stays as it is.
    private static final String REOPEN =
            """
            update carts set order_id = null, version = version + 1, events = events + 1, changed_at = now()
            from unnest($1::text[], $2::text[]) as over (cart_id, order_id)
            where carts.cart_id = over.cart_id and carts.order_id = over.order_id
            returning over.order_id, carts.events
            """;

    private ReopenStore() {}

    /** By order, how many events its cart has had, the reopening included; carts that were not reopened are absent. */
    static Future<Map<OrderId, Long>> reopen(Tx tx, List<OrderEvent.Cancelled> cancelled) {
        String[] carts =
                cancelled.stream().map(c -> c.cartId().value()).distinct().toArray(String[]::new);
        Tuple over = Tuple.tuple()
                .addArrayOfString(
                        cancelled.stream().map(c -> c.cartId().value()).toArray(String[]::new))
                .addArrayOfString(
                        cancelled.stream().map(c -> c.orderId().value()).toArray(String[]::new));
        return tx.query(LOCK, Tuple.of(carts))
                .compose(locked -> tx.query(REOPEN, over))
                .map(rows -> {
                    Map<OrderId, Long> events = new HashMap<>();
                    rows.forEach(row -> events.put(new OrderId(row.getString("order_id")), row.getLong("events")));
                    return events;
                });
    }
}
