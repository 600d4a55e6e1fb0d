package dev.tradewind.auditor;

import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.inventory.InventoryEvent.StockChanged;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Writes the copies of stock. Every statement comes to the same when its events come again. */
final class StockCopyStore {
    // All that a batch concerns, locked in the order of the ids.
    private static final String TOUCH =
            """
            insert into offers (offer_id, look_at)
            select offer_id, clock_timestamp() from unnest($1::text[]) as touched (offer_id) order by offer_id
            on conflict (offer_id) do update set look_at = excluded.look_at
            """;

    private static final String LEVELS =
            """
            with told as (
                select * from unnest($1::text[], $2::bigint[], $3::bigint[]) as told (offer_id, on_hand, reserved)),
            before as (select on_hand, reserved from offers where offer_id = any ($1::text[])),
            saved as (
                update offers set on_hand = told.on_hand, reserved = told.reserved from told
                where offers.offer_id = told.offer_id),
            more as (
                select 'on hand' as name,
                    (select sum(on_hand) from told) - (select coalesce(sum(on_hand), 0) from before) as amount
                union all
                select 'reserved',
                    (select sum(reserved) from told) - (select coalesce(sum(reserved), 0) from before))
            insert into totals (name, currency, partition, amount) select name, '', $4::smallint, amount from more
            on conflict (name, currency, partition) do update set amount = totals.amount + excluded.amount
            """;

    private static final String HELD =
            """
            with told as (
                select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
                    as told (event_id, order_id, offer_id, pieces)),
            fresh as (
                insert into held_moves (event_id, offer_id) select event_id, offer_id from told
                on conflict do nothing returning event_id, offer_id)
            insert into held (order_id, offer_id, pieces)
            select order_id, offer_id, sum(pieces) from told join fresh using (event_id, offer_id)
            group by order_id, offer_id order by order_id, offer_id
            on conflict (order_id, offer_id) do update set pieces = held.pieces + excluded.pieces
            """;

    /** Pieces of an offer that an order got, or, negative, that it holds no more. */
    record Held(String eventId, String orderId, String offerId, long pieces) {}

    /** To be looked at. */
    Future<Void> touch(Tx tx, Set<String> offers) {
        return offers.isEmpty()
                ? Future.succeededFuture()
                : tx.query(TOUCH, Tuple.tuple().addArrayOfString(offers.toArray(String[]::new)))
                        .mapEmpty();
    }

    /** Each offer once; all of them have been touched. */
    Future<Void> levels(Tx tx, Collection<StockChanged> changed, int partition) {
        if (changed.isEmpty()) {
            return Future.succeededFuture();
        }
        List<StockChanged> levels = List.copyOf(changed);
        return tx.query(
                        LEVELS,
                        Tuple.tuple()
                                .addArrayOfString(texts(levels, l -> l.offerId().value()))
                                .addArrayOfLong(numbers(levels, StockChanged::onHand))
                                .addArrayOfLong(numbers(levels, StockChanged::reserved))
                                .addInteger(partition))
                .mapEmpty();
    }

    Future<Void> held(Tx tx, List<Held> held) {
        if (held.isEmpty()) {
            return Future.succeededFuture();
        }
        return tx.query(
                        HELD,
                        Tuple.tuple()
                                .addArrayOfString(texts(held, Held::eventId))
                                .addArrayOfString(texts(held, Held::orderId))
                                .addArrayOfString(texts(held, Held::offerId))
                                .addArrayOfLong(numbers(held, Held::pieces)))
                .mapEmpty();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> Long[] numbers(List<T> rows, ToLongFunction<T> column) {
        return rows.stream().mapToLong(column).boxed().toArray(Long[]::new);
    }
}
