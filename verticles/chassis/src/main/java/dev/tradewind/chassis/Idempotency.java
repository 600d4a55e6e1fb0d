package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Replayed;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Commands that may be sent twice: the second time gets the first answer. Keys are kept for 24 hours. */
public final class Idempotency {
    // Inserting alone would wait for a first call that still runs; the advisory lock, held to the end of the
    // transaction, tells at once. A second call that gets the lock may have a snapshot from before the first one's
    // commit, hence FIND.
    private static final String CLAIM =
            """
            with turn as (select pg_try_advisory_xact_lock(hashtextextended($1 || ' ' || $2 || ' ' || $3, 1)) as ours),
            claimed as (
                insert into idempotency_keys (actor, key, fingerprint) select $2, $3, $4 from turn where ours
                on conflict (actor, key) do update
                    set fingerprint = excluded.fingerprint, answer = null, created_at = excluded.created_at
                    where idempotency_keys.created_at < now() - interval '24 hours'
                returning 1)
            select ours, exists (select from claimed) as claimed from turn
            """;
    private static final String FIND = "select fingerprint, answer from idempotency_keys where actor = $1 and key = $2";
    private static final String STORE = "update idempotency_keys set answer = $3 where actor = $1 and key = $2";

    private final String domain;
    private final Database database;

    Idempotency(String domain, Database database) {
        this.domain = domain;
        this.database = database;
    }

    /**
     * Does the work in a transaction that also stores its answer under the call's key; without a key, simply in a
     * transaction. A key seen before fails with {@link Replayed} (the stored answer), with {@code
     * idempotency_key_reused} when the fingerprint differs, and at once with {@code idempotency_key_in_use} while the
     * first call is still running. Work that fails stores nothing.
     *
     * @param type of the answer, as {@code Wire} writes it; sealed results by their interface
     */
    public <T> Future<T> once(CallContext context, Class<T> type, Function<Tx, Future<T>> work) {
        String key = context.idempotencyKey();
        if (key == null) {
            return database.transaction(work);
        }
        Claim claim =
                new Claim(actor(context.actor()), key, context.fingerprint() == null ? "" : context.fingerprint());
        return database.transaction(
                tx -> claim(tx, claim).compose(v -> work.apply(tx)).map(answer -> {
                    tx.send(STORE, Tuple.of(claim.actor(), claim.key(), write(answer)));
                    return answer;
                }));
    }

    private record Claim(String actor, String key, String fingerprint) {}

    private Future<Void> claim(Tx tx, Claim claim) {
        return tx.query(CLAIM, Tuple.of(domain, claim.actor(), claim.key(), claim.fingerprint()))
                .compose(rows -> {
                    Row row = rows.iterator().next();
                    if (!row.getBoolean("ours")) {
                        return Future.failedFuture(Fault.of(
                                CommonError.IDEMPOTENCY_KEY_IN_USE,
                                "The first request with this key is still running."));
                    }
                    return row.getBoolean("claimed") ? Future.succeededFuture() : seenBefore(tx, claim);
                });
    }

    private static Future<Void> seenBefore(Tx tx, Claim claim) {
        return tx.query(FIND, Tuple.of(claim.actor(), claim.key())).compose(rows -> {
            Row row = rows.iterator().next();
            if (!claim.fingerprint().equals(row.getString("fingerprint"))) {
                return Future.failedFuture(
                        Fault.of(CommonError.IDEMPOTENCY_KEY_REUSED, "This key was used for another request."));
            }
            return Future.failedFuture(Replayed.answer(row.getString("answer")));
        });
    }

    private static String actor(Actor actor) {
        return actor.kind() + " " + actor.id();
    }

    private static <T> String write(@Nullable T answer) {
        return answer == null ? "null" : Wire.write(answer);
    }
}
