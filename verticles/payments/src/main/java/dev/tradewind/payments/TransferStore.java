package dev.tradewind.payments;

import static dev.tradewind.payments.Columns.longs;
import static dev.tradewind.payments.Columns.texts;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.wire.Names;
import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.payments.Decisions.KeptTransfer;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The table {@code transfers}: captures and refunds. */
final class TransferStore {
    private static final String ALL =
            """
            select id, kind, payment_id, order_id, currency, fee_minor, allocation::text as allocation, state, code,
                causation, traceparent
            from transfers
            """;

    private static final String FIND = ALL + "where id = $1";
    private static final String KNOWN = "select id from transfers where id = any($1::text[])";

    // Those given up without the provider's word may still turn out to have moved, and refunds may come back.
    private static final String CHANGEABLE = ALL
            + "where payment_id = $1 and (state in ('requested', 'pending') or code = 'provider_error'"
            + " or kind = 'refund' and state = 'moved') order by id";

    private static final String SAVE =
            """
            insert into transfers (id, kind, payment_id, order_id, currency, amount_minor, fee_minor, allocation, state,
                code, causation, traceparent, created_at, settled_at)
            select t.id, t.kind, t.payment_id, t.order_id, t.currency, t.amount, t.fee, t.allocation::json, t.state,
                t.code, t.causation, t.traceparent, clock_timestamp(),
                case when t.state in ('moved', 'failed') then clock_timestamp() end
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[],
                $8::text[], $9::text[], $10::text[], $11::text[], $12::text[])
                as t(id, kind, payment_id, order_id, currency, amount, fee, allocation, state, code, causation,
                    traceparent)
            on conflict (id) do update set
                state = excluded.state, code = excluded.code, fee_minor = excluded.fee_minor,
                settled_at = excluded.settled_at
            """;

    private final Database database;

    TransferStore(Database database) {
        this.database = database;
    }

    Future<Optional<Transfer>> find(String id) {
        return database.query(FIND, Tuple.of(id))
                .map(rows -> rows.stream().map(row -> kept(row).transfer()).findFirst());
    }

    /** Which of these ids are recorded already. */
    Future<Set<String>> known(Tx tx, Collection<String> ids) {
        return tx.query(KNOWN, Tuple.of(ids.toArray(String[]::new)))
                .map(rows -> rows.stream().map(row -> row.getString("id")).collect(Collectors.toUnmodifiableSet()));
    }

    /** A payment's captures and refunds of which the provider may still say something that matters. */
    Future<List<KeptTransfer>> changeable(Tx tx, PaymentId payment) {
        return tx.query(CHANGEABLE, Tuple.of(payment.value()))
                .map(rows -> rows.stream().map(TransferStore::kept).toList());
    }

    /** The same, outside a transaction. */
    Future<List<KeptTransfer>> changeable(PaymentId payment) {
        return database.query(CHANGEABLE, Tuple.of(payment.value()))
                .map(rows -> rows.stream().map(TransferStore::kept).toList());
    }

    Future<Void> save(Tx tx, List<KeptTransfer> kept) {
        if (kept.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Transfer> transfers = kept.stream().map(KeptTransfer::transfer).toList();
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(transfers, Transfer::id))
                .addArrayOfString(texts(transfers, t -> Names.snake(t.kind().name())))
                .addArrayOfString(texts(transfers, t -> t.paymentId().value()))
                .addArrayOfString(texts(transfers, t -> t.orderId().value()))
                .addArrayOfString(texts(transfers, t -> t.amount().currency()))
                .addArrayOfLong(longs(transfers, t -> t.amount().amount()))
                .addArrayOfLong(longs(transfers, t -> t.fee().amount()))
                .addArrayOfString(texts(transfers, t -> Wire.write(t.allocation())))
                .addArrayOfString(texts(transfers, t -> Names.snake(t.state().name())))
                .addArrayOfString(texts(transfers, Transfer::code))
                .addArrayOfString(texts(kept, k -> k.cause().causation()))
                .addArrayOfString(texts(kept, k -> k.cause().traceparent()));
        return tx.query(SAVE, args).mapEmpty();
    }

    private static KeptTransfer kept(Row row) {
        Transfer transfer = new Transfer(
                Transfer.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("id"),
                new PaymentId(row.getString("payment_id")),
                new OrderId(row.getString("order_id")),
                Wire.read(row.getString("allocation"), Allocation.class),
                Transfer.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("code"),
                new Money(row.getLong("fee_minor"), row.getString("currency")));
        return new KeptTransfer(transfer, new Cause(row.getString("causation"), row.getString("traceparent")));
    }
}
