package dev.tradewind.inventory;

import dev.tradewind.chassis.Constraints;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.wire.Names;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Writes what has changed in the books, one statement per table, and tells it. The offers are still locked. */
final class BookStore {
    private static final String COUNT_EVENTS =
            """
            update offers set events = offers.events + 1 from unnest($1::text[]) as touched (offer_id)
            where offers.offer_id = touched.offer_id
            """;
    private static final String SAVE_STOCK =
            """
            insert into stock (offer_id, location_id, on_hand, reserved)
            select * from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[])
            on conflict (offer_id, location_id) do update set on_hand = excluded.on_hand, reserved = excluded.reserved
            """;
    private static final String SAVE_DECISIONS =
            """
            insert into decisions (order_id, reserved, cancelled, events)
            select * from unnest($1::text[], $2::boolean[], $3::boolean[], $4::bigint[])
            on conflict (order_id) do update
            set reserved = excluded.reserved, cancelled = excluded.cancelled, events = excluded.events
            """;
    private static final String SAVE_HOLDS =
            """
            insert into reservations (order_id, offer_id, location_id, pieces, shipped, released)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[])
            on conflict (order_id, offer_id, location_id) do update
            set shipped = excluded.shipped, released = excluded.released
            """;
    private static final String ADD_MOVEMENTS =
            """
            insert into movements (offer_id, location_id, kind, pieces, reference, reason, actor)
            select moved.*, $7::text
            from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[])
                as moved
            """;
    private static final String ADD_SHIPMENTS =
            """
            insert into shipments (shipment_id, order_id, missing)
            select * from unnest($1::text[], $2::text[], $3::bigint[])
            """;

    private static final Constraints RULES = Constraints.map(
            "a_receipt_counts_once",
            () -> Fault.of(CommonError.CONFLICT, "One of the references was used for another receipt at this moment."));

    private final EventLog<InventoryEvent> log;

    BookStore(EventLog<InventoryEvent> log) {
        this.log = log;
    }

    Future<Void> save(Tx tx, Books books) {
        return save(tx, books, null);
    }

    /** @param actor who moved stock; null where an order did */
    Future<Void> save(Tx tx, Books books, @Nullable String actor) {
        List<Future<?>> written = new ArrayList<>();
        add(written, tx, COUNT_EVENTS, Tuple.of(InventoryStore.texts(books.touched())));
        add(written, tx, SAVE_STOCK, stock(books.stock().changedShelves()));
        add(written, tx, SAVE_DECISIONS, decisions(books.changedDecisions()));
        add(written, tx, SAVE_HOLDS, holds(books.stock().changedHolds()));
        add(written, tx, ADD_MOVEMENTS, movements(books.stock().movements()).addString(actor));
        add(written, tx, ADD_SHIPMENTS, departed(books.departed()));
        return Future.all(written)
                .<Void>mapEmpty()
                .recover(RULES::fault)
                .compose(all -> log.append(
                        tx, books.told().stream().map(BookStore::outgoing).toList()));
    }

    private static Outgoing<InventoryEvent> outgoing(Books.Told told) {
        Outgoing<InventoryEvent> plain = Outgoing.of(told.event(), told.subject(), told.sequence());
        if (told.event() instanceof InventoryEvent.StockChanged) {
            return plain;
        }
        Outgoing<InventoryEvent> ofOrder = plain.correlatedWith(told.subject());
        return told.cause() == null ? ofOrder : ofOrder.causedBy(told.cause());
    }

    private static void add(List<Future<?>> written, Tx tx, String sql, Tuple rows) {
        if (rows.getValue(0) instanceof Object[] first && first.length > 0) {
            written.add(tx.query(sql, rows));
        }
    }

    private static Tuple stock(List<Shelf> shelves) {
        return Tuple.of(
                texts(shelves, Shelf::offerId),
                texts(shelves, Shelf::locationId),
                numbers(shelves, Shelf::onHand),
                numbers(shelves, Shelf::reserved));
    }

    private static Tuple decisions(List<Decision> decisions) {
        return Tuple.of(
                texts(decisions, Decision::orderId),
                decisions.stream().map(Decision::reserved).toArray(Boolean[]::new),
                decisions.stream().map(Decision::cancelled).toArray(Boolean[]::new),
                numbers(decisions, Decision::events));
    }

    private static Tuple holds(List<Hold> holds) {
        return Tuple.of(
                texts(holds, Hold::orderId),
                texts(holds, Hold::offerId),
                texts(holds, Hold::locationId),
                numbers(holds, Hold::pieces),
                numbers(holds, Hold::shipped),
                numbers(holds, Hold::released));
    }

    private static Tuple movements(List<Movement> movements) {
        return Tuple.of(
                texts(movements, Movement::offerId),
                texts(movements, Movement::locationId),
                movements.stream().map(m -> Names.snake(m.kind().name())).toArray(String[]::new),
                numbers(movements, Movement::pieces),
                movements.stream().map(Movement::reference).toArray(String[]::new),
                movements.stream().map(Movement::reason).toArray(String[]::new));
    }

    private static Tuple departed(List<Departed> departed) {
        return Tuple.of(
                texts(departed, Departed::shipmentId),
                texts(departed, Departed::orderId),
                numbers(departed, Departed::missing));
    }

    private static <T> String[] texts(List<T> rows, Function<T, Id> column) {
        return rows.stream().map(column).map(Id::value).toArray(String[]::new);
    }

    private static <T> Long[] numbers(List<T> rows, ToLongFunction<T> column) {
        return rows.stream().mapToLong(column).boxed().toArray(Long[]::new);
    }
}
