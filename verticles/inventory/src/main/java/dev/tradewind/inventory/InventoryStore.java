package dev.tradewind.inventory;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.inventory.StockLevel;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.LocationId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads offers, stock and reservations, and opens them for change. */
final class InventoryStore {
    private static final String KNOWN = "select offer_id from offers where offer_id = any($1)";
    private static final String LEARN =
            """
            insert into offers (offer_id) select offer_id from unnest($1::text[]) as new (offer_id) order by offer_id
            on conflict (offer_id) do nothing
            """;
    private static final String OFFERS_HELD =
            "select distinct offer_id from reservations where order_id = any($1) order by offer_id";
    // In the order of the ids, whoever locks: so nobody waits in a circle.
    private static final String LOCK_OFFERS =
            "select offer_id, events from offers where offer_id = any($1) order by offer_id for no key update";
    private static final String SHELVES =
            """
            select offer_id, location_id, on_hand, reserved from stock where offer_id = any($1)
            order by offer_id, location_id
            """;
    private static final String HOLDS =
            """
            select order_id, offer_id, location_id, pieces, shipped, released from reservations where order_id = any($1)
            """;
    private static final String DECISIONS =
            "select order_id, reserved, cancelled, events from decisions where order_id = any($1)";
    private static final String DEPARTED = "select shipment_id from shipments where shipment_id = any($1)";
    private static final String RECEIVED =
            "select reference from movements where kind = 'receive' and reference = any($1)";

    private final Database database;

    InventoryStore(Database database) {
        this.database = database;
    }

    Future<Set<OfferId>> known(Collection<OfferId> offers) {
        return database.query(KNOWN, Tuple.of(texts(offers))).map(InventoryStore::offers);
    }

    Future<Void> learn(Collection<OfferId> offers) {
        return database.query(LEARN, Tuple.of(texts(offers))).mapEmpty();
    }

    Future<Void> learn(Tx tx, Collection<OfferId> offers) {
        return tx.query(LEARN, Tuple.of(texts(offers))).mapEmpty();
    }

    /** Levels by offer; offers without stock are absent. */
    Future<Map<OfferId, StockLevel>> levels(Collection<OfferId> offers) {
        return database.query(SHELVES, Tuple.of(texts(offers))).map(rows -> {
            Map<OfferId, List<Shelf>> shelves = new LinkedHashMap<>();
            rows.forEach(row -> {
                Shelf shelf = shelf(row);
                shelves.computeIfAbsent(shelf.offerId(), o -> new ArrayList<>()).add(shelf);
            });
            Map<OfferId, StockLevel> levels = new LinkedHashMap<>();
            shelves.forEach((offer, all) -> levels.put(offer, Levels.of(offer, all)));
            return levels;
        });
    }

    /**
     * The offers on which these orders have reservations. Which they are never changes, only how many pieces are
     * open.
     */
    Future<Set<OfferId>> offersHeld(Tx tx, Collection<OrderId> orders) {
        return tx.query(OFFERS_HELD, Tuple.of(texts(orders))).map(InventoryStore::offers);
    }

    /**
     * Locks the offers and reads what is known of them and of the orders and shipments. The server takes the
     * statements one after the other, and each sees what was committed when it began: the reads see what the locks
     * waited for.
     */
    Future<Books> open(
            Tx tx, Collection<OfferId> offers, Collection<OrderId> orders, Collection<ShipmentId> shipments) {
        var locked = tx.query(LOCK_OFFERS, Tuple.of(texts(offers)));
        var shelves = tx.query(SHELVES, Tuple.of(texts(offers)));
        var holds = tx.query(HOLDS, Tuple.of(texts(orders)));
        var decisions = tx.query(DECISIONS, Tuple.of(texts(orders)));
        var departed = tx.query(DEPARTED, Tuple.of(texts(shipments)));
        return Future.all(locked, shelves, holds, decisions, departed)
                .map(all -> new Books(
                        new Stock(
                                list(shelves.result(), InventoryStore::shelf),
                                list(holds.result(), InventoryStore::hold)),
                        events(locked.result()),
                        list(decisions.result(), InventoryStore::decision),
                        Set.copyOf(list(departed.result(), row -> new ShipmentId(row.getString(0))))));
    }

    /** Which of these external references have been received before; to be asked under the offers' locks. */
    Future<Set<String>> received(Tx tx, Collection<String> references) {
        return tx.query(RECEIVED, Tuple.of(references.toArray(String[]::new)))
                .map(rows -> Set.copyOf(list(rows, row -> row.getString(0))));
    }

    static String[] texts(Collection<? extends Id> ids) {
        return ids.stream().map(Id::value).toArray(String[]::new);
    }

    private static Map<OfferId, Long> events(RowSet<Row> rows) {
        Map<OfferId, Long> events = new LinkedHashMap<>();
        rows.forEach(row -> events.put(new OfferId(row.getString("offer_id")), row.getLong("events")));
        return events;
    }

    private static Set<OfferId> offers(RowSet<Row> rows) {
        Set<OfferId> offers = new HashSet<>();
        rows.forEach(row -> offers.add(new OfferId(row.getString("offer_id"))));
        return offers;
    }

    private static Shelf shelf(Row row) {
        return new Shelf(
                new OfferId(row.getString("offer_id")),
                new LocationId(row.getString("location_id")),
                row.getLong("on_hand"),
                row.getLong("reserved"));
    }

    private static Hold hold(Row row) {
        return new Hold(
                new OrderId(row.getString("order_id")),
                new OfferId(row.getString("offer_id")),
                new LocationId(row.getString("location_id")),
                row.getLong("pieces"),
                row.getLong("shipped"),
                row.getLong("released"));
    }

    private static Decision decision(Row row) {
        return new Decision(
                new OrderId(row.getString("order_id")),
                row.getBoolean("reserved"),
                row.getBoolean("cancelled"),
                row.getLong("events"));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> mapping) {
        return StreamSupport.stream(rows.spliterator(), false).map(mapping).toList();
    }
}
