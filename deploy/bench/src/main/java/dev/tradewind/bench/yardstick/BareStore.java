package dev.tradewind.bench.yardstick;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/** Tables and statements of the shapes that the platform's busiest ones have. */
final class BareStore {
    private static final int CONNECTIONS = 4;
    private static final int PIPELINING = 16;

    private static final String SCHEMA =
            """
            create schema if not exists yardstick;
            create table if not exists yardstick.lines (
                cart_id bigint, offer_id bigint, quantity bigint not null, primary key (cart_id, offer_id));
            create table if not exists yardstick.events (
                id bigint generated always as identity primary key, subject text not null, data json not null,
                tx xid8 not null default pg_current_xact_id(),
                recorded_at timestamptz not null default clock_timestamp());
            create table if not exists yardstick.carts (
                cart_id bigint primary key, version bigint not null, details json not null,
                changed_at timestamptz not null default now()) with (fillfactor = 60);
            create index if not exists events_in_order on yardstick.events (tx, id);
            create table if not exists yardstick.stock (
                offer_id bigint primary key, on_hand bigint not null, reserved bigint not null,
                check (0 <= reserved and reserved <= on_hand));
            create table if not exists yardstick.documents (id bigint primary key, document text not null);
            insert into yardstick.carts select id, 1, '{}' from generate_series(0, 399) as id on conflict do nothing;
            insert into yardstick.stock values (1, 1000000000, 0) on conflict do nothing;
            """;

    private static final String UPSERT =
            """
            insert into yardstick.lines (cart_id, offer_id, quantity) values ($1, $2, 1)
            on conflict (cart_id, offer_id) do update set quantity = lines.quantity + 1
            returning quantity
            """;

    private static final String UPSERT_AND_EVENT =
            """
            with line as (
                insert into yardstick.lines (cart_id, offer_id, quantity) values ($1, $2, 1)
                on conflict (cart_id, offer_id) do update set quantity = lines.quantity + 1
                returning quantity),
            event as (
                insert into yardstick.events (subject, data)
                select $1::text, json_build_object('offer_id', $2, 'quantity', quantity) from line)
            select quantity from line
            """;

    // All that must be written when something is put into a cart that others can follow.
    private static final String RAISE_UPSERT_AND_EVENT =
            """
            with cart as (
                update yardstick.carts set version = version + 1, changed_at = now() where cart_id = $1
                returning version),
            line as (
                insert into yardstick.lines (cart_id, offer_id, quantity) select $1, $2, 1 from cart
                on conflict (cart_id, offer_id) do update set quantity = lines.quantity + 1
                returning quantity),
            event as (
                insert into yardstick.events (subject, data)
                select $1::text, json_build_object('offer_id', $2, 'quantity', quantity) from line)
            select version from cart
            """;

    private static final String TAKE_ONE =
            """
            update yardstick.stock set reserved = reserved + 1 where offer_id = 1 and reserved < on_hand
            returning reserved
            """;

    private static final String DOCUMENT = "select document from yardstick.documents where id = $1";

    private static final String FILL_DOCUMENTS =
            """
            insert into yardstick.documents (id, document) select id, $1 from generate_series(0, 999) as id
            on conflict (id) do update set document = excluded.document
            """;

    private static final String CLEAN =
            """
            drop schema if exists yardstick, yardstick_source, yardstick_sink cascade;
            """;

    private final Pool pool;

    BareStore(Vertx vertx, String databaseUrl) {
        pool = PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(databaseUrl)
                        .setCachePreparedStatements(true)
                        .setPipeliningLimit(PIPELINING))
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .using(vertx)
                .build();
    }

    Future<Void> prepare() {
        return pool.query(SCHEMA).execute().mapEmpty();
    }

    /** Takes everything out of the database that this program has put there; roles without rights remain. */
    Future<Void> clean() {
        return pool.query(CLEAN).execute().mapEmpty();
    }

    Future<Void> fillDocuments(String document) {
        return pool.preparedQuery(FILL_DOCUMENTS).execute(Tuple.of(document)).mapEmpty();
    }

    Future<String> document(long id) {
        return pool.preparedQuery(DOCUMENT)
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().getString(0));
    }

    Future<Long> upsert(long cart, long offer) {
        return one(UPSERT, Tuple.of(cart, offer));
    }

    Future<Long> upsertAndEvent(long cart, long offer) {
        return one(UPSERT_AND_EVENT, Tuple.of(cart, offer));
    }

    Future<Long> raiseUpsertAndEvent(long cart, long offer) {
        return one(RAISE_UPSERT_AND_EVENT, Tuple.of(cart, offer));
    }

    BareBatches batches() {
        return new BareBatches(pool);
    }

    Future<Long> takeOne() {
        return one(TAKE_ONE, Tuple.tuple());
    }

    private Future<Long> one(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).map(BareStore::number);
    }

    private static long number(RowSet<Row> rows) {
        return rows.iterator().next().getLong(0);
    }
}
