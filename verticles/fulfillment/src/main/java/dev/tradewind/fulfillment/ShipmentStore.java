package dev.tradewind.fulfillment;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fulfillment.ShipmentLine;
import dev.tradewind.contracts.fulfillment.ShipmentPage;
import dev.tradewind.contracts.fulfillment.ShipmentQuery;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.fulfillment.ShipmentView;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageMeta;
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
    private static final String VIEW =
            """
            select s.id, s.version, s.order_id, s.merchant_id, s.status, s.shipping_option,
                s.carrier, s.tracking_number, s.created_at, s.dispatched_at, s.delivered_at, o.address::text as address,
                (select json_agg(json_build_object('line_id', l.line_id, 'offer_id', ol.offer_id, 'sku', ol.sku,
                        'title', ol.title, 'quantity', l.quantity) order by ol.position)::text
                 from shipment_lines l join order_lines ol using (order_id, line_id)
                 where l.shipment_id = s.id) as lines
            from shipments s join orders o on o.id = s.order_id
            """;

    private static final String BY_IDS = VIEW + "where s.id = any($1::text[]) order by s.id";
    private static final String BY_ORDERS = VIEW + "where s.order_id = any($1::text[]) order by s.id";

    private static final String PAGE = " and s.id < $1 order by s.id desc limit $2";
    // One statement for each set of restrictions, so that each has the plan that its index allows.
    private static final String NEWEST = VIEW + "where true" + PAGE;
    private static final String NEWEST_BY_STATUS = VIEW + "where s.status = $3" + PAGE;
    private static final String NEWEST_BY_MERCHANT =
            VIEW + "where s.merchant_id = $3 and s.status = coalesce($4, s.status)" + PAGE;
    private static final String NEWEST_BY_ORDER = VIEW + "where s.order_id = $3 and s.status = coalesce($4, s.status)"
            + " and s.merchant_id = coalesce($5, s.merchant_id)" + PAGE;

    // Of letters, which every collation sorts like this: in most of them punctuation comes before all else.
    private static final String AFTER_ALL_IDS = "shp_zzzz";

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
        int limit = query.page().limit();
        String after = query.page().after();
        Tuple args = Tuple.of(after == null ? AFTER_ALL_IDS : after, limit + 1);
        return list(query, args).map(views -> page(views, limit));
    }

    private Future<List<ShipmentView>> list(ShipmentQuery query, Tuple args) {
        String status =
                query.status() == null ? null : Names.snake(query.status().name());
        MerchantId merchant = query.merchantId();
        if (query.orderId() != null) {
            args.addString(query.orderId().value()).addString(status).addString(value(merchant));
            return database.query(NEWEST_BY_ORDER, args).map(ShipmentStore::views);
        }
        if (merchant != null) {
            args.addString(merchant.value()).addString(status);
            return database.query(NEWEST_BY_MERCHANT, args).map(ShipmentStore::views);
        }
        return status == null
                ? database.query(NEWEST, args).map(ShipmentStore::views)
                : database.query(NEWEST_BY_STATUS, args.addString(status)).map(ShipmentStore::views);
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

    private static ShipmentPage page(List<ShipmentView> views, int limit) {
        boolean more = views.size() > limit;
        List<ShipmentView> shown = more ? views.subList(0, limit) : views;
        return new ShipmentPage(shown, PageMeta.of(more ? shown.getLast().id().value() : null));
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
