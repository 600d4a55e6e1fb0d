package dev.tradewind.chaos.judge;

import dev.tradewind.chaos.judge.Books.Order;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the domains' tables past the domains, in one transaction that sees one moment. */
public final class Count {
    private static final String ORDERS =
            "select id, cart_id, status, captured_minor, refunded_minor from orders.orders";

    /** Of the provider's own books: attempts that hold money or have taken some. */
    private static final String PAID =
            """
            select order_ref, count(*) as payments from sandbox.payments
            where state = 'authorized' or captured_minor > 0 group by order_ref
            """;

    /** What must not be found: why not, and a statement that finds it. */
    private static final Map<String, String> FORBIDDEN = Map.of(
            "on hand is not the sum of its movements",
            """
            select offer_id from inventory.stock s full join
                (select offer_id, location_id, sum(pieces) as pieces from inventory.movements group by 1, 2) m
                using (offer_id, location_id)
            where s.on_hand is distinct from m.pieces
            """,
            "reserved is not the sum of open reservations",
            """
            select offer_id from inventory.stock s left join
                (select offer_id, location_id, sum(pieces - shipped - released) as pieces
                    from inventory.reservations group by 1, 2) r using (offer_id, location_id)
            where s.reserved <> coalesce(r.pieces, 0) or s.reserved < 0 or s.reserved > s.on_hand
            """,
            "goods are held for an order that has ended",
            """
            select order_id from inventory.reservations r join orders.orders o on o.id = r.order_id
            where r.pieces > r.shipped + r.released and o.status in ('cancelled', 'delivered')
            """,
            "a delivered order's goods have not left the stock",
            """
            select order_id from inventory.reservations r join orders.orders o on o.id = r.order_id
            where r.shipped < r.pieces and o.status = 'delivered'
            """,
            "money is held for an order that has ended",
            """
            select order_ref from sandbox.payments p join orders.orders o on o.id = p.order_ref
            where p.state = 'authorized' and p.captured_minor = 0 and o.status = 'cancelled'
            """,
            "money without an order",
            """
            select order_ref from sandbox.payments p left join orders.orders o on o.id = p.order_ref
            where o.id is null and (p.state = 'authorized' or p.captured_minor > 0)
            """,
            "the provider took or gave back other sums than payments says",
            """
            with theirs as (select order_ref as id, sum(captured_minor) as captured, sum(refunded_minor) as refunded
                    from sandbox.payments group by 1),
                ours as (select order_id as id, sum(captured_minor) as captured, sum(refunded_minor) as refunded
                    from payments.payments group by 1)
            select id from theirs full join ours using (id)
            where coalesce(theirs.captured, 0) <> coalesce(ours.captured, 0)
                or coalesce(theirs.refunded, 0) <> coalesce(ours.refunded, 0)
            """,
            "the ledger has other sums than the provider",
            """
            with theirs as (select order_ref as id, sum(captured_minor - refunded_minor) as moved
                    from sandbox.payments group by 1),
                ours as (select order_id as id, sum(amount_minor) as moved from settlement.entries
                    where account in ('provider_clearing', 'provider_fees') and order_id is not null group by 1)
            select id from theirs full join ours using (id) where coalesce(theirs.moved, 0) <> coalesce(ours.moved, 0)
            """,
            "a transaction of the ledger does not sum to zero",
            """
            select transaction_id from settlement.entries group by transaction_id, currency
            having sum(amount_minor) <> 0
            """,
            "an order says other sums than payments",
            """
            select o.id from orders.orders o join
                (select order_id, sum(captured_minor) as captured, sum(refunded_minor) as refunded
                    from payments.payments group by 1) p on p.order_id = o.id
            where o.captured_minor <> p.captured or o.refunded_minor <> p.refunded
            """);

    private static final String SCHEMAS =
            "select schemaname from pg_tables where tablename = 'dead_letters' order by schemaname";

    private Count() {}

    public static Books of(Connection session) throws SQLException {
        session.setAutoCommit(false);
        session.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        session.setReadOnly(true);
        try (Statement sql = session.createStatement()) {
            return new Books(orders(sql), paid(sql), breaches(sql));
        } finally {
            session.rollback();
        }
    }

    private static Map<String, Order> orders(Statement sql) throws SQLException {
        Map<String, Order> orders = new HashMap<>();
        try (ResultSet row = sql.executeQuery(ORDERS)) {
            while (row.next()) {
                Order order =
                        new Order(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5));
                orders.put(order.id(), order);
            }
        }
        return orders;
    }

    private static Map<String, Integer> paid(Statement sql) throws SQLException {
        Map<String, Integer> paid = new HashMap<>();
        try (ResultSet row = sql.executeQuery(PAID)) {
            while (row.next()) {
                paid.put(row.getString(1), row.getInt(2));
            }
        }
        return paid;
    }

    private static List<String> breaches(Statement sql) throws SQLException {
        List<String> breaches = new ArrayList<>();
        for (Map.Entry<String, String> forbidden : FORBIDDEN.entrySet()) {
            List<String> found = texts(sql, forbidden.getValue());
            if (!found.isEmpty()) {
                breaches.add(forbidden.getKey() + ": " + found.size() + ", such as "
                        + found.subList(0, Math.min(3, found.size())));
            }
        }
        for (String schema : texts(sql, SCHEMAS)) {
            List<String> parked = texts(sql, "select id from " + schema + ".dead_letters");
            if (!parked.isEmpty()) {
                breaches.add(schema + " has parked " + parked.size() + " events");
            }
        }
        return breaches;
    }

    private static List<String> texts(Statement sql, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet row = sql.executeQuery(query)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }
}
