package dev.tradewind.fulfillment;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.ListOrder;
import dev.tradewind.chassis.ListSql;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fulfillment.ShipmentLine;
import dev.tradewind.contracts.fulfillment.ShipmentPage;
import dev.tradewind.contracts.fulfillment.ShipmentQuery;
import dev.tradewind.contracts.fulfillment.ShipmentSort;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.fulfillment.ShipmentView;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.MerchantId;
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
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads shipments. */
final class ShipmentStore {
    private static final String COLUMNS =
            """
            s.id, s.version, s.order_id, s.merchant_id, s.status, s.shipping_option,
                s.carrier, s.tracking_number, s.created_at, s.dispatched_at, s.delivered_at, o.address::text as address,
                (select json_agg(json_build_object('line_id', l.line_id, 'offer_id', ol.offer_id, 'sku', ol.sku,
                        'title', ol.title, 'quantity', l.quantity) order by ol.position)::text
                 from shipment_lines l join order_lines ol using (order_id, line_id)
                 where l.shipment_id = s.id) as lines
            """;
    private static final String FROM = "shipments s join orders o on o.id = s.order_id ";
    private static final String VIEW = "select " + COLUMNS + "from " + FROM;
    private static final String BY_IDS = VIEW + "where s.id = any($1::text[]) order by s.id";
    private static final String BY_ORDERS = VIEW + "where s.order_id = any($1::text[]) order by s.id";

    private static final ListOrder NEWEST = new ListOrder(null, null, false);
    private static final ListOrder OLDEST = new ListOrder("oldest", null, true);
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private static final String AUDIT_PIECES =
            """
            select ol.order_id || ' ' || ol.line_id as offender, count(*) over () as found
            from order_lines ol
            join (select l.order_id, l.line_id, sum(l.quantity) as pieces
                  from shipment_lines l join shipments s on s.id = l.shipment_id
                  where s.status <> 'cancelled' group by l.order_id, l.line_id) shipped using (order_id, line_id)
            where shipped.pieces > ol.quantity
            order by 1 limit 100
            """;

    private static final String AUDIT_STOPPED =
            """
            select o.id as offender from orders o
            where o.stopped and exists (select from shipments s where s.order_id = o.id and s.status <> 'cancelled')
            order by 1 limit 100
            """;

    private static final String COUNTS =
            """
            select (select count(*) from order_lines) as lines, (select count(*) from orders where stopped) as stopped
            """;

    private final Database database;

    ShipmentStore(Database database) {
        this.database = database;
    }

    Future<List<ShipmentView>> shipments(Tx tx, Collection<ShipmentId> ids) {
        return tx.query(BY_IDS, ids(ids)).map(ShipmentStore::views);
    }

    Future<List<ShipmentView>> shipmentsOf(Tx tx, Collection<OrderId> orders) {
        return tx.query(BY_ORDERS, ids(orders)).map(ShipmentStore::views);
    }

    Future<List<ShipmentView>> shipment(ShipmentId id) {
        return database.query(BY_IDS, ids(List.of(id))).map(ShipmentStore::views);
    }

    Future<ShipmentPage> page(ShipmentQuery query) {
        String status =
                query.status() == null ? null : Names.snake(query.status().name());
        String tracking =
                query.tracking() == null ? null : query.tracking().strip().toLowerCase(Locale.ROOT);
        ListOrder order = query.sort() == ShipmentSort.OLDEST ? OLDEST : NEWEST;
        // A beginning is compared byte by byte, as its index does.
        return ListSql.of(COLUMNS, FROM + "where true")
                .by("s.id")
                .and("s.order_id = ?", value(query.orderId()))
                .and("s.merchant_id = ?", value(query.merchantId()))
                .and("s.status = ?", status)
                .and("lower(s.tracking_number) ~>=~ ?", tracking)
                .and("lower(s.tracking_number) ~<~ ?", tracking == null ? null : tracking + LAST_CHARACTER)
                .read(database, new ListSql.Asked(order, query.page(), false), ShipmentStore::view)
                .map(page -> new ShipmentPage(page.rows(), page.meta()));
    }

    Future<Audit> audit() {
        return database.query(COUNTS).map(rows -> rows.iterator().next()).compose(counts -> Future.all(
                        offenders(AUDIT_PIECES), offenders(AUDIT_STOPPED))
                .map(found -> new Audit(List.of(
                        Audit.Check.counted(
                                "shipped_within_ordered",
                                "shipped pieces ≤ ordered pieces, per line",
                                counts.getLong("lines"),
                                found.resultAt(0)),
                        Audit.Check.counted(
                                "stopped_orders_ship_nothing",
                                "shipments of stopped orders = 0",
                                counts.getLong("stopped"),
                                found.resultAt(1))))));
    }

    private Future<List<String>> offenders(String sql) {
        return database.query(sql)
                .map(rows -> rows.stream().map(row -> row.getString("offender")).toList());
    }

    private static List<ShipmentView> views(RowSet<Row> rows) {
        return rows.stream().map(ShipmentStore::view).toList();
    }

    private static ShipmentView view(Row row) {
        String lines = row.getString("lines");
        return new ShipmentView(
                new ShipmentId(row.getString("id")),
                row.getLong("version"),
                new OrderId(row.getString("order_id")),
                new MerchantId(row.getString("merchant_id")),
                ShipmentStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                Wire.read(row.getString("address"), Address.class),
                row.getString("shipping_option"),
                lines == null ? List.of() : Wire.readList(lines, ShipmentLine.class),
                row.getString("carrier"),
                row.getString("tracking_number"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "dispatched_at"),
                instant(row, "delivered_at"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable String value(@Nullable Id id) {
        return id == null ? null : id.value();
    }

    private static Tuple ids(Collection<? extends Id> ids) {
        return Tuple.of(ids.stream().map(Id::value).toArray(String[]::new));
    }
}
