package dev.tradewind.auditor;

import dev.tradewind.chassis.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the copies of orders and their payments. Every statement comes to the same when its events come again. */
final class OrderCopyStore {
    // clock_timestamp and not now: what is marked is never marked with the same time as before.
    private static final String ADD =
            """
            insert into orders as known (order_id, cart_id, accepted_at, placed, confirmed, cancelled, cancelled_at,
                due_at, look_at)
            select news.*, clock_timestamp()
            from unnest($1::text[], $2::text[], $3::timestamptz[], $4::boolean[], $5::boolean[], $6::boolean[],
                $7::timestamptz[], $8::timestamptz[])
                as news (order_id, cart_id, accepted_at, placed, confirmed, cancelled, cancelled_at, due_at)
            on conflict (order_id) do update set cart_id = coalesce(known.cart_id, excluded.cart_id),
                accepted_at = coalesce(known.accepted_at, excluded.accepted_at),
                placed = known.placed or excluded.placed, confirmed = known.confirmed or excluded.confirmed,
                cancelled = known.cancelled or excluded.cancelled,
                cancelled_at = coalesce(known.cancelled_at, excluded.cancelled_at),
                due_at = greatest(known.due_at, excluded.due_at), look_at = excluded.look_at
            """;

    private static final String PAYMENTS =
            """
            insert into payments (payment_id, order_id, live, held)
            select * from unnest($1::text[], $2::text[], $3::boolean[], $4::boolean[])
            on conflict (payment_id) do update set live = excluded.live, held = excluded.held
            """;

    private static final String MOVES =
            """
            with told as (
                select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                    $7::bigint[]) as told (book, id, kind, order_id, payment_id, currency, amount_minor)),
            fresh as (
                insert into moves (book, id, kind, order_id, payment_id, currency, amount_minor) select * from told
                on conflict do nothing returning book, kind, currency, amount_minor)
            insert into totals (name, currency, partition, amount)
            select book || ' ' || kind, currency, $8::smallint, sum(amount_minor) from fresh
            group by book, kind, currency
            on conflict (name, currency, partition) do update set amount = totals.amount + excluded.amount
            """;

    private static final String UNBALANCED =
            """
            insert into unbalanced (transaction_id, order_id, detail)
            select * from unnest($1::text[], $2::text[], $3::text[]) on conflict do nothing
            """;

    /** The state of a payment after its last event. */
    record PaymentState(String paymentId, String orderId, boolean live, boolean held) {}

    /** Money that one event told of. */
    record Move(
            String book,
            String id,
            String kind,
            String orderId,
            @Nullable String paymentId,
            String currency,
            long amount) {}

    record Unbalanced(String transactionId, String orderId, String detail) {}

    Future<Void> add(Tx tx, OrderNews news) {
        List<OrderNews.One> all = new ArrayList<>();
        news.all().forEach(all::add);
        if (all.isEmpty()) {
            return Future.succeededFuture();
        }
        return tx.query(
                        ADD,
                        Tuple.tuple()
                                .addArrayOfString(texts(all, OrderNews.One::orderId))
                                .addArrayOfString(texts(all, OrderNews.One::cartId))
                                .addArrayOfOffsetDateTime(times(all, OrderNews.One::acceptedAt))
                                .addArrayOfBoolean(flags(all, o -> o.standing().placed()))
                                .addArrayOfBoolean(flags(all, o -> o.standing().confirmed()))
                                .addArrayOfBoolean(flags(all, o -> o.standing().cancelled()))
                                .addArrayOfOffsetDateTime(times(all, OrderNews.One::cancelledAt))
                                .addArrayOfOffsetDateTime(times(all, OrderNews.One::dueAt)))
                .mapEmpty();
    }

    /** Each payment once. */
    Future<Void> payments(Tx tx, List<PaymentState> payments) {
        if (payments.isEmpty()) {
            return Future.succeededFuture();
        }
        return tx.query(
                        PAYMENTS,
                        Tuple.tuple()
                                .addArrayOfString(texts(payments, PaymentState::paymentId))
                                .addArrayOfString(texts(payments, PaymentState::orderId))
                                .addArrayOfBoolean(flags(payments, PaymentState::live))
                                .addArrayOfBoolean(flags(payments, PaymentState::held)))
                .mapEmpty();
    }

    /** @param partition that they were read from */
    Future<Void> moves(Tx tx, List<Move> moves, int partition) {
        if (moves.isEmpty()) {
            return Future.succeededFuture();
        }
        return tx.query(
                        MOVES,
                        Tuple.tuple()
                                .addArrayOfString(texts(moves, Move::book))
                                .addArrayOfString(texts(moves, Move::id))
                                .addArrayOfString(texts(moves, Move::kind))
                                .addArrayOfString(texts(moves, Move::orderId))
                                .addArrayOfString(texts(moves, Move::paymentId))
                                .addArrayOfString(texts(moves, Move::currency))
                                .addArrayOfLong(moves.stream().map(Move::amount).toArray(Long[]::new))
                                .addInteger(partition))
                .mapEmpty();
    }

    Future<Void> unbalanced(Tx tx, List<Unbalanced> transactions) {
        if (transactions.isEmpty()) {
            return Future.succeededFuture();
        }
        return tx.query(
                        UNBALANCED,
                        Tuple.tuple()
                                .addArrayOfString(texts(transactions, Unbalanced::transactionId))
                                .addArrayOfString(texts(transactions, Unbalanced::orderId))
                                .addArrayOfString(texts(transactions, Unbalanced::detail)))
                .mapEmpty();
    }

    private static <T> String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> Boolean[] flags(List<T> rows, Function<T, Boolean> column) {
        return rows.stream().map(column).toArray(Boolean[]::new);
    }

    private static <T> OffsetDateTime[] times(List<T> rows, Function<T, @Nullable Instant> column) {
        return rows.stream()
                .map(column)
                .map(at -> at == null ? null : at.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
