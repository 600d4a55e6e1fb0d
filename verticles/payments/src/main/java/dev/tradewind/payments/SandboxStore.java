package dev.tradewind.payments;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.NextAction;
import dev.tradewind.contracts.wire.Names;
import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.payments.SandboxPayment.Move;
import dev.tradewind.payments.SandboxPayment.State;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sandbox's books. */
final class SandboxStore {
    private static final String COLUMNS = "id, idempotency_key, order_ref, token, currency, amount_minor, state, code,"
            + " captured_minor, refunded_minor, created_at";

    // Under one key there is one payment, whoever asks at the same time.
    private static final String PLACE =
            """
            insert into payments (id, idempotency_key, order_ref, token, currency, amount_minor, state, code)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (idempotency_key) do nothing
            returning """
                    + " " + COLUMNS + ", null::text as moves";

    private static final String ALL = "select " + COLUMNS
            + """
            ,
                (select json_agg(json_build_object('kind', m.kind, 'key', m.idempotency_key, 'amount', m.amount_minor,
                        'fee', m.fee_minor) order by m.created_at)::text
                 from movements m where m.payment_id = payments.id) as moves
            from payments
            """;

    private static final String BY_ID = ALL + "where id = $1";
    private static final String BY_KEY = ALL + "where idempotency_key = $1";
    private static final String BY_ORDER = ALL + "where order_ref = $1 order by created_at, id";
    private static final String LOCK = ALL + "where id = $1 for update";

    private static final String SET_STATE = "update payments set state = $2, code = $3 where id = $1";

    private static final String MOVE =
            """
            with moved as (
                insert into movements (idempotency_key, payment_id, kind, amount_minor, fee_minor)
                values ($1, $2, $3, $4, $5))
            update payments set
                captured_minor = captured_minor + case when $3 = 'capture' then $4 else 0 end,
                refunded_minor = refunded_minor + case when $3 = 'refund' then $4 else 0 end
            where id = $2
            """;

    private final Database database;
    private final String publicUrl;

    SandboxStore(Database database, String publicUrl) {
        this.database = database;
        this.publicUrl = publicUrl;
    }

    /** Places a payment; empty when there is one under this key. */
    Future<Optional<SandboxPayment>> place(String key, SandboxPayment.Charge charge, SandboxToken token) {
        Tuple args = Tuple.of(Id.next("sbx"), key)
                .addString(charge.order())
                .addString(token.text)
                .addString(charge.currency())
                .addLong(charge.amount())
                .addString(Names.snake(token.outcome.name()))
                .addString(token.code);
        return database.query(PLACE, args).map(this::first);
    }

    Future<Optional<SandboxPayment>> byId(String id) {
        return database.query(BY_ID, Tuple.of(id)).map(this::first);
    }

    Future<Optional<SandboxPayment>> byKey(String key) {
        return database.query(BY_KEY, Tuple.of(key)).map(this::first);
    }

    Future<List<SandboxPayment>> byOrder(String order) {
        return database.query(BY_ORDER, Tuple.of(order)).map(this::all);
    }

    Future<Optional<SandboxPayment>> lock(Tx tx, String id) {
        return tx.query(LOCK, Tuple.of(id)).map(this::first);
    }

    Future<Void> setState(Tx tx, String id, State state, @Nullable String code) {
        return tx.query(SET_STATE, Tuple.of(id, Names.snake(state.name()), code))
                .mapEmpty();
    }

    Future<Void> move(Tx tx, String payment, String kind, Move move) {
        return tx.query(MOVE, Tuple.of(move.key(), payment, kind, move.amount(), move.fee()))
                .mapEmpty();
    }

    private Optional<SandboxPayment> first(RowSet<Row> rows) {
        return rows.stream().map(this::payment).findFirst();
    }

    private List<SandboxPayment> all(RowSet<Row> rows) {
        return rows.stream().map(this::payment).toList();
    }

    private SandboxPayment payment(Row row) {
        String id = row.getString("id");
        State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        return new SandboxPayment(
                id,
                row.getString("idempotency_key"),
                row.getString("order_ref"),
                row.getLong("amount_minor"),
                row.getString("currency"),
                state,
                row.getString("code"),
                row.getLong("captured_minor"),
                row.getLong("refunded_minor"),
                SandboxToken.of(row.getString("token")).orElseThrow().card,
                state == State.ACTION_REQUIRED ? new NextAction("redirect", publicUrl + "/sandbox/3ds/" + id) : null,
                moves(row, "capture"),
                moves(row, "refund"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static List<Move> moves(Row row, String kind) {
        String moves = row.getString("moves");
        return moves == null
                ? List.of()
                : Wire.readList(moves, Kept.class).stream()
                        .filter(kept -> kept.kind().equals(kind))
                        .map(kept -> new Move(kept.key(), kept.amount(), kept.fee()))
                        .toList();
    }

    private record Kept(String kind, String key, long amount, long fee) {}
}
