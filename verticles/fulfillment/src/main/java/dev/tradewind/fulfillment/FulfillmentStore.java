package dev.tradewind.fulfillment;

import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fulfillment.ShipmentLine;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.contracts.wire.Names;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes orders and their shipments. Every statement takes a whole batch. */
final class FulfillmentStore {
    private static final String INSERT_ORDERS =
            """
            insert into orders (id, address, stopped, sequence)
            select o.id, o.address::json, o.stopped, 0
            from unnest($1::text[], $2::text[], $3::bool[]) as o(id, address, stopped)
            on conflict (id) do nothing
            returning id
            """;

    private static final String INSERT_ORDER_LINES =
            """
            insert into order_lines (order_id, line_id, offer_id, sku, title, quantity, position)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[])
                with ordinality
            """;

    private static final String INSERT_SHIPMENTS =
            """
            insert into shipments
                (id, order_id, merchant_id, status, shipping_option, split_from,
                 created_at, dispatched_at, delivered_at)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                $7::timestamptz[], $8::timestamptz[], $9::timestamptz[])
            """;

    private static final String INSERT_SHIPMENT_LINES =
            """
            insert into shipment_lines (shipment_id, line_id, order_id, quantity)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
            """;

    // In the order of their ids, so that two batches never wait for each other in a circle.
    private static final String LOCK_ORDERS =
            """
            select id, sequence from orders where id = any($1::text[]) order by id for update
            """;

    private static final String LOCK_ORDERS_OF_SHIPMENTS =
            """
            select id, sequence from orders
            where id in (select order_id from shipments where shipments.id = any($1::text[]))
            order by id for update
            """;

    private static final String SAVE_SEQUENCES =
            """
            update orders set sequence = moved.sequence
            from unnest($1::text[], $2::bigint[]) as moved(id, sequence)
            where orders.id = moved.id
            """;

    private static final String STOP_ORDERS =
            """
            with stopped as (update orders set stopped = true where id = any($1::text[]))
            update shipments set status = 'cancelled', version = version + 1
            where order_id = any($1::text[]) and status = 'pending'
            """;

    private static final String STOP_SHIPMENTS =
            """
            update shipments set status = 'cancelled', version = version + 1
            where id = any($1::text[]) and status = 'pending'
            """;

    private static final String DISPATCH =
            """
            update shipments
            set status = 'dispatched', version = version + 1,
                carrier = leaving.carrier, tracking_number = leaving.tracking_number, dispatched_at = leaving.at
            from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[])
                as leaving(id, carrier, tracking_number, at)
            where shipments.id = leaving.id
            """;

    private static final String DELETE_LINES = "delete from shipment_lines where shipment_id = any($1::text[])";

    private static final String DELIVER =
            """
            update shipments set status = 'delivered', version = version + 1, delivered_at = $2
            where id = any($1::text[])
            """;

    /** Records those orders that are new, with everything in them, and says which they were. */
    Future<Set<OrderId>> insert(Tx tx, List<NewOrder> orders) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(orders, o -> o.id().value()))
                .addArrayOfString(texts(orders, o -> Wire.write(o.address())))
                .addArrayOfBoolean(orders.stream().map(NewOrder::stopped).toArray(Boolean[]::new));
        return tx.query(INSERT_ORDERS, args).map(FulfillmentStore::orderIds).compose(fresh -> insertParts(
                        tx, orders.stream().filter(o -> fresh.contains(o.id())).toList())
                .map(fresh));
    }

    private Future<Void> insertParts(Tx tx, List<NewOrder> orders) {
        if (orders.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Held> ordered = orders.stream()
                .flatMap(o -> o.lines().stream().map(l -> new Held(o.id(), o.id(), l)))
                .toList();
        Tuple lines = Tuple.tuple()
                .addArrayOfString(texts(ordered, h -> h.orderId().value()))
                .addArrayOfString(texts(ordered, h -> h.line().lineId().value()))
                .addArrayOfString(texts(ordered, h -> h.line().offerId().value()))
                .addArrayOfString(texts(ordered, h -> h.line().sku()))
                .addArrayOfString(texts(ordered, h -> h.line().title()))
                .addArrayOfLong(quantities(ordered));
        List<NewShipment> shipments =
                orders.stream().flatMap(o -> o.shipments().stream()).toList();
        return tx.query(INSERT_ORDER_LINES, lines).compose(rows -> insertShipments(tx, shipments));
    }

    Future<Void> insertShipments(Tx tx, List<NewShipment> shipments) {
        if (shipments.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(shipments, s -> s.id().value()))
                .addArrayOfString(texts(shipments, s -> s.orderId().value()))
                .addArrayOfString(texts(shipments, s -> s.merchantId().value()))
                .addArrayOfString(texts(shipments, s -> Names.snake(s.status().name())))
                .addArrayOfString(texts(shipments, NewShipment::shippingOption))
                .addArrayOfString(texts(
                        shipments,
                        s -> s.splitFrom() == null ? null : s.splitFrom().value()))
                .addArrayOfOffsetDateTime(times(shipments, NewShipment::createdAt))
                .addArrayOfOffsetDateTime(times(shipments, NewShipment::dispatchedAt))
                .addArrayOfOffsetDateTime(times(shipments, NewShipment::deliveredAt));
        List<Held> held = shipments.stream()
                .flatMap(s -> s.lines().stream().map(l -> new Held(s.id(), s.orderId(), l)))
                .toList();
        return tx.query(INSERT_SHIPMENTS, args).compose(rows -> insertLines(tx, held));
    }

    private Future<Void> insertLines(Tx tx, List<Held> held) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(held, h -> h.holder().value()))
                .addArrayOfString(texts(held, h -> h.line().lineId().value()))
                .addArrayOfString(texts(held, h -> h.orderId().value()))
                .addArrayOfLong(quantities(held));
        return tx.query(INSERT_SHIPMENT_LINES, args).mapEmpty();
    }

    Future<LockedOrders> lockOrders(Tx tx, Collection<OrderId> ids) {
        return tx.query(LOCK_ORDERS, ids(ids)).map(FulfillmentStore::locked);
    }

    /** Locks the orders that these shipments belong to; unknown shipments are passed over. */
    Future<LockedOrders> lockOrdersOf(Tx tx, Collection<ShipmentId> shipments) {
        return tx.query(LOCK_ORDERS_OF_SHIPMENTS, ids(shipments)).map(FulfillmentStore::locked);
    }

    Future<Void> saveSequences(Tx tx, LockedOrders orders) {
        Tuple args = Tuple.tuple().addArrayOfString(orders.movedIds()).addArrayOfLong(orders.movedSequences());
        return tx.query(SAVE_SEQUENCES, args).mapEmpty();
    }

    Future<Void> stop(Tx tx, List<OrderId> orders) {
        return orders.isEmpty()
                ? Future.succeededFuture()
                : tx.query(STOP_ORDERS, ids(orders)).mapEmpty();
    }

    Future<Void> stopShipments(Tx tx, List<ShipmentId> shipments) {
        return shipments.isEmpty()
                ? Future.succeededFuture()
                : tx.query(STOP_SHIPMENTS, ids(shipments)).mapEmpty();
    }

    /** Sends off; a shipment that leaves in part keeps only the lines that leave. */
    Future<Void> dispatch(Tx tx, List<Leaving> leaving) {
        Tuple args = Tuple.of(
                texts(leaving, l -> l.shipment().id().value()),
                texts(leaving, Leaving::carrier),
                texts(leaving, Leaving::trackingNumber),
                times(leaving, Leaving::at));
        List<Leaving> parted = leaving.stream().filter(l -> l.rest() != null).toList();
        List<NewShipment> rests = parted.stream().flatMap(Leaving::restStream).toList();
        return tx.query(DISPATCH, args)
                .compose(rows -> parted.isEmpty() ? Future.succeededFuture() : keepLeaving(tx, parted))
                .compose(done -> insertShipments(tx, rests));
    }

    private Future<Void> keepLeaving(Tx tx, List<Leaving> parted) {
        List<Held> held = parted.stream()
                .flatMap(p -> p.lines().stream()
                        .map(l -> new Held(p.shipment().id(), p.shipment().orderId(), l)))
                .toList();
        Tuple args = Tuple.of(texts(parted, p -> p.shipment().id().value()));
        return tx.query(DELETE_LINES, args).compose(rows -> insertLines(tx, held));
    }

    Future<Void> deliver(Tx tx, List<ShipmentId> shipments, Instant at) {
        return tx.query(DELIVER, ids(shipments).addOffsetDateTime(at.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** Pieces of an order line, in an order or in a shipment. */
    private record Held(Id holder, OrderId orderId, ShipmentLine line) {}

    private static LockedOrders locked(RowSet<Row> rows) {
        Map<String, Long> sequences = new HashMap<>();
        rows.forEach(row -> sequences.put(row.getString("id"), row.getLong("sequence")));
        return new LockedOrders(sequences);
    }

    private static Set<OrderId> orderIds(RowSet<Row> rows) {
        return rows.stream().map(row -> new OrderId(row.getString("id"))).collect(Collectors.toUnmodifiableSet());
    }

    private static Tuple ids(Collection<? extends Id> ids) {
        return Tuple.of(ids.stream().map(Id::value).toArray(String[]::new));
    }

    private static <T> String[] texts(List<T> of, Function<T, @Nullable String> text) {
        return of.stream().map(text).toArray(String[]::new);
    }

    private static Long[] quantities(List<Held> held) {
        return held.stream().map(h -> h.line().quantity()).toArray(Long[]::new);
    }

    private static <T> OffsetDateTime[] times(List<T> of, Function<T, @Nullable Instant> time) {
        return of.stream()
                .map(time)
                .map(at -> at == null ? null : at.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
