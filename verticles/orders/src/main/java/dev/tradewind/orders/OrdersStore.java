package dev.tradewind.orders;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderMoney;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.wire.Names;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of orders, one statement for any number of them. */
final class OrdersStore {
    // Everybody locks in the order of ids, so that two batches with the same orders cannot wait for each other.
    private static final String LOCK =
            """
            select details::text, progress::text from orders where id = any ($1) order by id for no key update
            """;

    private static final String FIND =
            """
            select details::text, progress::text from orders where id = $1
            """;

    private static final String MONEY =
            """
            select id, currency, captured_minor, refunded_minor from orders where id = any ($1) order by id
            """;

    // An order that is known, and a second live order of a cart, are left out; the caller sees which were taken.
    private static final String INSERT =
            """
            with taken as (
                insert into orders (id, cart_id, customer_id, email, currency, total_minor, parts_minor, item_count,
                    merchant_count, external_ref, placed_at, details, status, payment_status, captured_minor,
                    refunded_minor, deadline_at, version, progress, updated_at)
                select id, cart_id, customer_id, email, currency, total, parts, items,
                    merchants, external_ref, placed_at, details::json, status, payment_status, captured,
                    refunded, deadline_at, version, progress::json, updated_at
                from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[],
                    $8::int[], $9::int[], $10::text[], $11::timestamptz[], $12::text[], $13::text[], $14::text[],
                    $15::bigint[], $16::bigint[], $17::timestamptz[], $18::bigint[], $19::text[], $20::timestamptz[])
                    as new (id, cart_id, customer_id, email, currency, total, parts, items, merchants, external_ref,
                        placed_at, details, status, payment_status, captured, refunded, deadline_at, version, progress,
                        updated_at)
                on conflict do nothing
                returning id, placed_at
            ), parts as (
                insert into order_merchants (merchant_id, placed_at, order_id)
                select part.merchant_id, taken.placed_at, taken.id
                from unnest($21::text[], $22::text[]) as part (order_id, merchant_id)
                    join taken on taken.id = part.order_id
                on conflict do nothing
            )
            select id from taken
            """;

    private static final String UPDATE =
            """
            update orders set status = now.status, payment_status = now.payment_status, captured_minor = now.captured,
                refunded_minor = now.refunded, deadline_at = now.deadline_at, version = now.version,
                progress = now.progress::json, updated_at = now.updated_at
            from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::timestamptz[], $7::bigint[],
                $8::text[], $9::timestamptz[])
                as now (id, status, payment_status, captured, refunded, deadline_at, version, progress, updated_at)
            where orders.id = now.id
            """;

    private final Database database;

    OrdersStore(Database database) {
        this.database = database;
    }

    /** Those that exist, locked until the transaction ends. */
    Future<List<OrderState>> lock(Tx tx, Collection<OrderId> ids) {
        String[] wanted = ids.stream().map(OrderId::value).distinct().toArray(String[]::new);
        return tx.query(LOCK, Tuple.tuple().addArrayOfString(wanted))
                .map(rows -> rows.stream().map(OrdersStore::state).toList());
    }

    Future<Optional<OrderState>> find(OrderId id) {
        return database.query(FIND, Tuple.of(id.value()))
                .map(rows -> rows.stream().map(OrdersStore::state).findFirst());
    }

    Future<List<OrderMoney>> money(List<OrderId> ids) {
        String[] wanted = ids.stream().map(OrderId::value).toArray(String[]::new);
        return database.query(MONEY, Tuple.tuple().addArrayOfString(wanted))
                .map(rows -> rows.stream().map(OrdersStore::money).toList());
    }

    /** An order to be written for the first time. */
    record Arrival(OrderState state, @Nullable String externalRef) {}

    /** Answers with those that were new. */
    Future<Set<OrderId>> insert(Tx tx, List<Arrival> orders) {
        Columns columns = new Columns();
        columns.ofOrder(orders);
        columns.ofProgress(orders.stream().map(Arrival::state).toList());
        columns.ofParts(orders.stream().map(Arrival::state).toList());
        return tx.query(INSERT, columns.args).map(rows -> {
            Set<OrderId> taken = new HashSet<>();
            rows.forEach(row -> taken.add(new OrderId(row.getString(0))));
            return taken;
        });
    }

    Future<Void> update(Tx tx, List<OrderState> orders) {
        Columns columns = new Columns();
        columns.texts(orders, s -> s.id().value());
        columns.ofProgress(orders);
        return tx.query(UPDATE, columns.args).mapEmpty();
    }

    private static OrderState state(Row row) {
        return new OrderState(
                Wire.read(row.getString(0), OrderDetails.class), Wire.read(row.getString(1), Progress.class));
    }

    private static OrderMoney money(Row row) {
        String currency = row.getString("currency");
        return new OrderMoney(
                new OrderId(row.getString("id")),
                new Money(row.getLong("captured_minor"), currency),
                new Money(row.getLong("refunded_minor"), currency));
    }

    /** Parameters as arrays, one per column. */
    private static final class Columns {
        private final Tuple args = Tuple.tuple();

        void ofOrder(List<Arrival> orders) {
            List<OrderState> states = orders.stream().map(Arrival::state).toList();
            texts(states, s -> s.id().value());
            texts(states, s -> s.cart().cartId().value());
            texts(
                    states,
                    s -> s.cart().customerId() == null
                            ? null
                            : s.cart().customerId().value());
            texts(states, s -> s.cart().email());
            texts(states, s -> s.cart().currency());
            longs(states, s -> s.total().amount());
            longs(states, s -> parts(s.cart()));
            args.addArrayOfInteger(states.stream().map(OrdersStore::items).toArray(Integer[]::new));
            args.addArrayOfInteger(
                    states.stream().map(s -> s.cart().merchants().size()).toArray(Integer[]::new));
            args.addArrayOfString(orders.stream().map(Arrival::externalRef).toArray(String[]::new));
            times(states, s -> s.order().placedAt());
            texts(states, s -> Wire.write(s.order()));
        }

        void ofProgress(List<OrderState> states) {
            texts(states, s -> Names.snake(s.status().name()));
            texts(states, s -> Names.snake(s.paymentStatus().name()));
            longs(states, s -> s.captured().amount());
            longs(states, s -> s.refunded().amount());
            times(states, s -> s.progress().deadline());
            longs(states, s -> s.progress().version());
            texts(states, s -> Wire.write(s.progress()));
            times(states, s -> s.progress().updatedAt());
        }

        void ofParts(List<OrderState> states) {
            List<String> orders = new ArrayList<>();
            List<String> merchants = new ArrayList<>();
            for (OrderState state : states) {
                for (CartSnapshot.Merchant part : state.cart().merchants()) {
                    orders.add(state.id().value());
                    merchants.add(part.id().value());
                }
            }
            args.addArrayOfString(orders.toArray(String[]::new));
            args.addArrayOfString(merchants.toArray(String[]::new));
        }

        void texts(List<OrderState> states, Function<OrderState, @Nullable String> column) {
            args.addArrayOfString(states.stream().map(column).toArray(String[]::new));
        }

        private void longs(List<OrderState> states, Function<OrderState, Long> column) {
            args.addArrayOfLong(states.stream().map(column).toArray(Long[]::new));
        }

        private void times(List<OrderState> states, Function<OrderState, @Nullable Instant> column) {
            args.addArrayOfOffsetDateTime(states.stream()
                    .map(column)
                    .map(at -> at == null ? null : at.atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new));
        }
    }

    private static long parts(CartSnapshot cart) {
        return cart.merchants().stream().mapToLong(m -> m.total().amount()).sum();
    }

    private static int items(OrderState state) {
        return Math.toIntExact(
                state.lines().mapToLong(CartSnapshot.Line::quantity).sum());
    }
}
