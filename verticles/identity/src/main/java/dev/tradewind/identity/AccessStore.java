package dev.tradewind.identity;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.identity.ApiKeyView;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.shared.MerchantId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** People of the console and keys of machines: who may come in. */
final class AccessStore {
    // In the order of their ids, so that two who lock them do not wait for each other. Whoever waited sees who was
    // disabled meanwhile. The second condition is there for the index.
    private static final String LOCK_ADMINS =
            """
            select id from accounts
            where role = 'admin' and role <> 'customer' and disabled_at is null order by id for update
            """;

    private static final String LOCK_STAFF =
            "select" + AccountStore.COLUMNS + " from accounts where id = $1 and role <> 'customer' for update";

    private static final String DISABLE =
            """
            update accounts set disabled_at = case when $2 then now() end, version = version + 1 where id = $1
            returning"""
                    + AccountStore.COLUMNS;

    private static final String END_SIGN_INS = "delete from refresh_tokens where account_id = $1";

    static final String KEY_COLUMNS = "id, name, role, merchant_id, created_at, disabled_at";

    private static final String KEY = "select " + KEY_COLUMNS + " from api_keys where id = $1";

    private static final String DISABLE_KEY = "update api_keys set disabled_at = now()"
            + " where id = $1 and disabled_at is null returning " + KEY_COLUMNS;

    private final Database database;

    AccessStore(Database database) {
        this.database = database;
    }

    /** Ids of all administrators who may sign in. To be locked before anybody else is. */
    Future<Set<String>> lockAdmins(Tx tx) {
        return tx.query(LOCK_ADMINS).map(rows -> {
            Set<String> admins = new HashSet<>();
            rows.forEach(row -> admins.add(row.getString("id")));
            return admins;
        });
    }

    Future<Optional<Account>> lockStaff(Tx tx, String id) {
        return tx.query(LOCK_STAFF, Tuple.of(id))
                .map(rows -> AccountStore.accounts(rows).stream().findFirst());
    }

    /** Of a locked account. */
    Future<Account> set(Tx tx, String id, boolean disabled) {
        return tx.query(DISABLE, Tuple.of(id, disabled))
                .map(rows -> AccountStore.accounts(rows).getFirst());
    }

    Future<Optional<ApiKeyView>> key(Tx tx, String id) {
        return tx.query(KEY, Tuple.of(id)).map(rows -> keys(rows).stream().findFirst());
    }

    Future<Void> endSignIns(Tx tx, String id) {
        return tx.query(END_SIGN_INS, Tuple.of(id)).mapEmpty();
    }

    /** Empty when it opened nothing before. */
    Future<Optional<ApiKeyView>> disableKey(Tx tx, String id) {
        return tx.query(DISABLE_KEY, Tuple.of(id))
                .map(rows -> keys(rows).stream().findFirst());
    }

    private static List<ApiKeyView> keys(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(AccessStore::key)
                .toList();
    }

    static ApiKeyView key(Row row) {
        String merchant = row.getString("merchant_id");
        OffsetDateTime disabled = row.getOffsetDateTime("disabled_at");
        return new ApiKeyView(
                row.getString("id"),
                row.getString("name"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                merchant == null ? null : new MerchantId(merchant),
                row.getOffsetDateTime("created_at").toInstant(),
                disabled == null ? null : disabled.toInstant());
    }
}
