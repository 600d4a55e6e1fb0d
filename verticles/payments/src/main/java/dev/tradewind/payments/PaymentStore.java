package dev.tradewind.payments;

import static dev.tradewind.payments.Columns.instants;
import static dev.tradewind.payments.Columns.longs;
import static dev.tradewind.payments.Columns.texts;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.payments.PaymentEvent.Card;
import dev.tradewind.contracts.payments.PaymentView.State;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.NextAction;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.wire.Names;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table {@code payments}. */
final class PaymentStore {
    private static final String ALL =
            """
            select id, order_id, attempt, provider, token, email, state, released, reference, currency, amount_minor,
                captured_minor, capturing_minor, refunded_minor, refunding_minor, decline_code,
                next_action::text as next_action, card::text as card, causation, traceparent, sequence,
                created_at, settled_at
            from payments
            """;

    private static final String FIND = ALL + "where id = $1";
    private static final String OF_ORDER = ALL + "where order_id = $1 order by attempt, id";
    // In the order of their ids, so that two batches never wait for each other in a circle.
    private static final String LOCK = ALL + "where id = any($1::text[]) order by id for update";
    private static final String LOCK_OF_ORDERS = ALL + "where order_id = any($1::text[]) order by id for update";

    private static final String INSERT =
            """
            insert into payments (id, order_id, attempt, provider, token, email, state, reference, currency,
                amount_minor, captured_minor, refunded_minor, causation, traceparent, sequence, created_at, settled_at)
            select * from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[],
                $8::text[], $9::text[], $10::bigint[], $11::bigint[], $12::bigint[], $13::text[], $14::text[],
                $15::bigint[], $16::timestamptz[], $17::timestamptz[])
            on conflict (id) do nothing
            returning id
            """;

    private static final String SAVE =
            """
            update payments set
                state = s.state, released = s.released, reference = s.reference, captured_minor = s.captured,
                capturing_minor = s.capturing, refunded_minor = s.refunded, refunding_minor = s.refunding,
                decline_code = s.decline_code, next_action = s.next_action::json, card = s.card::json,
                causation = s.causation, traceparent = s.traceparent, sequence = s.sequence,
                token = case when s.state = 'requested' then token end,
                settled_at = case when s.state not in ('requested', 'action_required')
                    then coalesce(settled_at, clock_timestamp()) end
            from unnest($1::text[], $2::text[], $3::bool[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[],
                $8::bigint[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::bigint[])
                as s(id, state, released, reference, captured, capturing, refunded, refunding, decline_code,
                    next_action, card, causation, traceparent, sequence)
            where payments.id = s.id
            """;

    private final Database database;

    PaymentStore(Database database) {
        this.database = database;
    }

    Future<Optional<Attempt>> find(PaymentId id) {
        return database.query(FIND, Tuple.of(id.value()))
                .map(rows -> attempts(rows).stream().findFirst());
    }

    Future<List<Attempt>> ofOrder(OrderId order) {
        return database.query(OF_ORDER, Tuple.of(order.value())).map(PaymentStore::attempts);
    }

    Future<List<Attempt>> lock(Tx tx, Collection<PaymentId> ids) {
        return tx.query(LOCK, Tuple.of(values(ids))).map(PaymentStore::attempts);
    }

    Future<List<Attempt>> lockOfOrders(Tx tx, Collection<OrderId> orders) {
        return tx.query(LOCK_OF_ORDERS, Tuple.of(values(orders))).map(PaymentStore::attempts);
    }

    /** Records those that are new, and says which they were. */
    Future<Set<PaymentId>> insert(Tx tx, List<Attempt> attempts) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(attempts, Attempt::key))
                .addArrayOfString(texts(attempts, a -> a.payment().orderId().value()))
                .addArrayOfInteger(attempts.stream().map(Attempt::attempt).toArray(Integer[]::new))
                .addArrayOfString(texts(attempts, Attempt::provider))
                .addArrayOfString(texts(attempts, Attempt::token))
                .addArrayOfString(texts(attempts, Attempt::email))
                .addArrayOfString(texts(attempts, PaymentStore::state))
                .addArrayOfString(texts(attempts, a -> a.payment().reference()))
                .addArrayOfString(texts(attempts, a -> funds(a).authorized().currency()))
                .addArrayOfLong(longs(attempts, a -> funds(a).authorized().amount()))
                .addArrayOfLong(longs(attempts, a -> funds(a).captured().amount()))
                .addArrayOfLong(longs(attempts, a -> funds(a).refunded().amount()))
                .addArrayOfString(texts(attempts, a -> a.cause().causation()))
                .addArrayOfString(texts(attempts, a -> a.cause().traceparent()))
                .addArrayOfLong(longs(attempts, Attempt::sequence))
                .addArrayOfOffsetDateTime(instants(attempts, Attempt::createdAt))
                .addArrayOfOffsetDateTime(instants(attempts, Attempt::settledAt));
        return tx.query(INSERT, args).map(rows -> rows.stream()
                .map(row -> new PaymentId(row.getString("id")))
                .collect(Collectors.toUnmodifiableSet()));
    }

    Future<Void> save(Tx tx, List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(attempts, Attempt::key))
                .addArrayOfString(texts(attempts, PaymentStore::state))
                .addArrayOfBoolean(
                        attempts.stream().map(a -> a.payment().released()).toArray(Boolean[]::new))
                .addArrayOfString(texts(attempts, a -> a.payment().reference()))
                .addArrayOfLong(longs(attempts, a -> funds(a).captured().amount()))
                .addArrayOfLong(longs(attempts, a -> funds(a).capturing().amount()))
                .addArrayOfLong(longs(attempts, a -> funds(a).refunded().amount()))
                .addArrayOfLong(longs(attempts, a -> funds(a).refunding().amount()))
                .addArrayOfString(texts(attempts, a -> a.payment().declineCode()))
                .addArrayOfString(texts(attempts, a -> json(a.payment().nextAction())))
                .addArrayOfString(texts(attempts, a -> json(a.payment().card())))
                .addArrayOfString(texts(attempts, a -> a.cause().causation()))
                .addArrayOfString(texts(attempts, a -> a.cause().traceparent()))
                .addArrayOfLong(longs(attempts, Attempt::sequence));
        return tx.query(SAVE, args).mapEmpty();
    }

    private static Funds funds(Attempt attempt) {
        return attempt.payment().funds();
    }

    private static String state(Attempt attempt) {
        return Names.snake(attempt.payment().state().name());
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : Wire.write(value);
    }

    private static String[] values(Collection<? extends Id> ids) {
        return ids.stream().map(Id::value).toArray(String[]::new);
    }

    private static List<Attempt> attempts(RowSet<Row> rows) {
        return rows.stream().map(PaymentStore::attempt).toList();
    }

    private static Attempt attempt(Row row) {
        OffsetDateTime settledAt = row.getOffsetDateTime("settled_at");
        return new Attempt(
                payment(row),
                row.getInteger("attempt"),
                row.getString("provider"),
                row.getString("token"),
                row.getString("email"),
                new Cause(row.getString("causation"), row.getString("traceparent")),
                row.getLong("sequence"),
                row.getOffsetDateTime("created_at").toInstant(),
                settledAt == null ? null : settledAt.toInstant());
    }

    private static Payment payment(Row row) {
        Function<String, Money> money = column -> new Money(row.getLong(column), row.getString("currency"));
        String nextAction = row.getString("next_action");
        String card = row.getString("card");
        return new Payment(
                new PaymentId(row.getString("id")),
                new OrderId(row.getString("order_id")),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                new Funds(
                        money.apply("amount_minor"),
                        money.apply("captured_minor"),
                        money.apply("capturing_minor"),
                        money.apply("refunded_minor"),
                        money.apply("refunding_minor")),
                row.getBoolean("released"),
                row.getString("reference"),
                row.getString("decline_code"),
                nextAction == null ? null : Wire.read(nextAction, NextAction.class),
                card == null ? null : Wire.read(card, Card.class));
    }
}
