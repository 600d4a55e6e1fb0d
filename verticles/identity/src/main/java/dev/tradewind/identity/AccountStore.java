package dev.tradewind.identity;

import dev.tradewind.chassis.Constraints;
import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.identity.IdentityError;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Every statement on accounts. */
final class AccountStore {
    static final String COLUMNS =
            """
             id, version, email, password_hash, role, merchant_id, name, addresses::text as addresses, external_ref,
                created_at, disabled_at\
            """;

    private static final String ADD =
            """
            insert into accounts (id, version, email, password_hash, role, merchant_id, name, addresses, external_ref,
                created_at)
            values ($1, 1, $2, $3, $4, $5, $6, $7::text::json, $8, $9)
            """;

    /**
     * In the order of the addresses, so that two imports of the same customers wait for each other instead of
     * deadlocking.
     */
    private static final String IMPORT =
            """
            insert into accounts (id, version, email, role, name, addresses, external_ref, created_at)
            select id, 1, email, 'customer', name, addresses::json, external_ref, created_at
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
                as given(id, email, name, addresses, external_ref, created_at)
            order by lower(email), external_ref
            on conflict do nothing
            returning"""
                    + COLUMNS;

    private static final String KNOWN = "select" + COLUMNS
            + " from accounts where role = 'customer'"
            + " and (external_ref = any($1::text[]) or lower(email) = any($2::text[]))";

    private static final String BY_ID = "select" + COLUMNS + " from accounts where id = $1";

    private static final String BY_EMAIL = "select" + COLUMNS + " from accounts where lower(email) = lower($1)";

    private static final String ADMINS = "select count(*) from accounts where role = 'admin'";

    private static final String SAVE_ADDRESSES =
            """
            update accounts set addresses = $2::text::json, version = version + 1 where id = $1 and role = 'customer'
            returning"""
                    + COLUMNS;

    private static final Constraints FAULTS = Constraints.map(
            "accounts_email_once",
            () -> Fault.of(IdentityError.EMAIL_TAKEN, "There is an account with this e-mail address."));

    private final Database database;

    AccountStore(Database database) {
        this.database = database;
    }

    /** Fails with {@code email_taken}. */
    Future<Void> add(Tx tx, Account account) {
        Tuple args = Tuple.tuple()
                .addString(account.id())
                .addString(account.email())
                .addString(account.passwordHash())
                .addString(wire(account.role()))
                .addString(
                        account.merchantId() == null
                                ? null
                                : account.merchantId().value())
                .addString(account.name())
                .addString(Wire.write(account.addresses()))
                .addString(account.externalRef())
                .addOffsetDateTime(account.createdAt().atOffset(ZoneOffset.UTC));
        return tx.query(ADD, args).<Void>mapEmpty().recover(FAULTS::fault);
    }

    /** Adds those whose reference and e-mail address are both new; answers with those that were added. */
    Future<List<Account>> addNew(Tx tx, List<Account> accounts) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(accounts, Account::id))
                .addArrayOfString(texts(accounts, Account::email))
                .addArrayOfString(texts(accounts, Account::name))
                .addArrayOfString(texts(accounts, a -> Wire.write(a.addresses())))
                .addArrayOfString(texts(accounts, Account::externalRef))
                .addArrayOfOffsetDateTime(accounts.stream()
                        .map(a -> a.createdAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        return tx.query(IMPORT, args).map(AccountStore::accounts);
    }

    /** Every customer that has one of these references or e-mail addresses. */
    Future<List<Account>> known(Tx tx, List<Account> like) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(like, Account::externalRef))
                .addArrayOfString(texts(like, a -> a.email().toLowerCase(Locale.ROOT)));
        return tx.query(KNOWN, args).map(AccountStore::accounts);
    }

    Future<Optional<Account>> byId(String id) {
        return database.query(BY_ID, Tuple.of(id)).map(AccountStore::first);
    }

    Future<Optional<Account>> byId(Tx tx, String id) {
        return tx.query(BY_ID, Tuple.of(id)).map(AccountStore::first);
    }

    Future<Optional<Account>> byEmail(String email) {
        return database.query(BY_EMAIL, Tuple.of(email)).map(AccountStore::first);
    }

    Future<Boolean> hasAdmin() {
        return database.query(ADMINS).map(rows -> rows.iterator().next().getLong(0) > 0);
    }

    Future<Optional<Account>> saveAddresses(Tx tx, String id, List<Address> addresses) {
        return tx.query(SAVE_ADDRESSES, Tuple.of(id, Wire.write(addresses))).map(AccountStore::first);
    }

    private static String[] texts(List<Account> accounts, Function<Account, @Nullable String> text) {
        return accounts.stream().map(text).toArray(String[]::new);
    }

    private static String wire(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Account> first(RowSet<Row> rows) {
        return accounts(rows).stream().findFirst();
    }

    static List<Account> accounts(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(AccountStore::account)
                .toList();
    }

    static Account account(Row row) {
        OffsetDateTime disabled = row.getOffsetDateTime("disabled_at");
        String merchant = row.getString("merchant_id");
        return new Account(
                row.getString("id"),
                row.getLong("version"),
                row.getString("email"),
                row.getString("password_hash"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                merchant == null ? null : new MerchantId(merchant),
                row.getString("name"),
                Wire.readList(row.getString("addresses"), Address.class),
                row.getString("external_ref"),
                row.getOffsetDateTime("created_at").toInstant(),
                disabled == null ? null : disabled.toInstant());
    }
}
