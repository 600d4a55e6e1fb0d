package dev.tradewind.identity;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.identity.ApiKey;
import dev.tradewind.contracts.identity.NewApiKey;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.shared.MerchantId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every statement on keys, tokens and failed sign-ins. */
final class TokenStore {
    /** The first node makes the key; the others, and every later start, get that one. */
    private static final String SIGNING_KEY =
            """
            with made as (
                insert into signing_keys (jwk, created_at) values ($1::text::json, now())
                on conflict do nothing returning jwk
            )
            select jwk::text as jwk from made union all select jwk::text from signing_keys limit 1
            """;

    private static final String ADD_REFRESH =
            "insert into refresh_tokens (hash, line, account_id, expires_at) values ($1, $2, $3, $4)";

    /** Locked, so that of two who use one token at the same time the second sees it used. */
    private static final String LOCK_REFRESH =
            "select line, account_id, expires_at, used_at from refresh_tokens where hash = $1 for update";

    private static final String USE_REFRESH = "update refresh_tokens set used_at = now() where hash = $1";

    private static final String REVOKE_LINE = "delete from refresh_tokens where line = $1";

    private static final String FORGET_EXPIRED =
            """
            with tokens as (delete from refresh_tokens where expires_at < $1)
            delete from failed_logins where since < $2
            """;

    private static final String ADD_KEY =
            "insert into api_keys (id, name, role, merchant_id, hash, created_at) values ($1, $2, $3, $4, $5, $6)";

    private static final String KEY =
            "select id, role, merchant_id from api_keys where hash = $1 and disabled_at is null";

    private static final String FAILURES =
            "select failures, since from failed_logins where email = lower($1) and address = $2";

    private static final String COUNT_FAILURE =
            """
            insert into failed_logins as f (email, address, failures, since) values (lower($1), $2, 1, $3)
            on conflict (email, address) do update set
                failures = case when f.since < $4 then 1 else f.failures + 1 end,
                since = case when f.since < $4 then excluded.since else f.since end
            """;

    private static final String FORGET_FAILURES = "delete from failed_logins where email = lower($1) and address = $2";

    /** A refresh token as it is stored. */
    record Refresh(String line, String accountId, Instant expiresAt, boolean used) {}

    /** An API key as it is stored. */
    record Key(String id, Role role, @Nullable MerchantId merchantId) {}

    private final Database database;

    TokenStore(Database database) {
        this.database = database;
    }

    /** The platform's signing key: this one if there is none yet. */
    Future<SigningKey> signingKey(SigningKey candidate) {
        return database.query(SIGNING_KEY, Tuple.of(candidate.jwk().encode())).compose(rows -> {
            RowIterator<Row> row = rows.iterator();
            // Another node has just made it, in a transaction that this statement did not see.
            return row.hasNext()
                    ? Future.succeededFuture(
                            new SigningKey(new JsonObject(row.next().getString("jwk"))))
                    : signingKey(candidate);
        });
    }

    Future<Void> addRefresh(Tx tx, String token, Refresh refresh) {
        Tuple args = Tuple.of(Secrets.hash(token), refresh.line(), refresh.accountId(), at(refresh.expiresAt()));
        return tx.query(ADD_REFRESH, args).mapEmpty();
    }

    Future<Optional<Refresh>> lockRefresh(Tx tx, String token) {
        return tx.query(LOCK_REFRESH, Tuple.of(Secrets.hash(token))).map(rows -> {
            RowIterator<Row> row = rows.iterator();
            return row.hasNext() ? Optional.of(refresh(row.next())) : Optional.empty();
        });
    }

    private static Refresh refresh(Row row) {
        return new Refresh(
                row.getString("line"),
                row.getString("account_id"),
                row.getOffsetDateTime("expires_at").toInstant(),
                row.getOffsetDateTime("used_at") != null);
    }

    Future<Void> useRefresh(Tx tx, String token) {
        return tx.query(USE_REFRESH, Tuple.of(Secrets.hash(token))).mapEmpty();
    }

    Future<Void> revokeLine(Tx tx, String line) {
        return tx.query(REVOKE_LINE, Tuple.of(line)).mapEmpty();
    }

    Future<Void> forgetExpired(Instant tokensBefore, Instant failuresBefore) {
        return database.query(FORGET_EXPIRED, Tuple.of(at(tokensBefore), at(failuresBefore)))
                .mapEmpty();
    }

    Future<Void> addKey(Tx tx, ApiKey key, NewApiKey asked) {
        Tuple args = Tuple.tuple()
                .addString(key.id())
                .addString(key.name())
                .addString(key.role().name().toLowerCase(Locale.ROOT))
                .addString(
                        asked.merchantId() == null ? null : asked.merchantId().value())
                .addString(Secrets.hash(key.secret()))
                .addOffsetDateTime(at(key.createdAt()));
        return tx.query(ADD_KEY, args).mapEmpty();
    }

    Future<Optional<Key>> key(String secret) {
        return database.query(KEY, Tuple.of(Secrets.hash(secret))).map(rows -> {
            RowIterator<Row> row = rows.iterator();
            return row.hasNext() ? Optional.of(key(row.next())) : Optional.empty();
        });
    }

    private static Key key(Row row) {
        String merchant = row.getString("merchant_id");
        return new Key(
                row.getString("id"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                merchant == null ? null : new MerchantId(merchant));
    }

    Future<Throttle.Failures> failures(String email, String address, Instant now) {
        return database.query(FAILURES, Tuple.of(email, address)).map(rows -> {
            RowIterator<Row> row = rows.iterator();
            return row.hasNext() ? failures(row.next()) : Throttle.Failures.none(now);
        });
    }

    private static Throttle.Failures failures(Row row) {
        return new Throttle.Failures(
                row.getInteger("failures"), row.getOffsetDateTime("since").toInstant());
    }

    /** @param windowBegin failures since before then are forgotten */
    Future<Void> countFailure(String email, String address, Instant now, Instant windowBegin) {
        return database.query(COUNT_FAILURE, Tuple.of(email, address, at(now), at(windowBegin)))
                .mapEmpty();
    }

    Future<Void> forgetFailures(String email, String address) {
        return database.query(FORGET_FAILURES, Tuple.of(email, address)).mapEmpty();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
