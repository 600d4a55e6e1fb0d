package dev.tradewind.personalization;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.personalization.RankingId;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every statement about visits: their carts, and what they took up of what was recommended. */
final class JourneyStore {
    // What a crash of the database may take is a fraction of a second of browse events; waiting for the disk is not
    // worth that.
    private static final String NO_WAIT = "set local synchronous_commit = off";

    private static final String LINK =
            """
            insert into session_carts (cart_id, session_id)
            select * from unnest($1::text[], $2::text[]) as given(cart_id, session_id)
            order by cart_id
            on conflict (cart_id) do update set session_id = excluded.session_id, at = now()
            where session_carts.session_id <> excluded.session_id""";

    private static final String SESSIONS =
            "select cart_id, session_id from session_carts where cart_id = any($1::text[])";

    private static final String FOLLOW =
            """
            insert into followed (session_id, product_id, ranking_id, model)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
                as given(session_id, product_id, ranking_id, model)
            order by session_id, product_id
            on conflict (session_id, product_id)
            do update set ranking_id = excluded.ranking_id, model = excluded.model, at = now()""";

    private static final String FOLLOWED =
            """
            select session_id, product_id, ranking_id, model from followed
            where session_id = any($1::text[])""";

    private static final String BUY =
            """
            insert into bought_orders select distinct order_id from unnest($1::text[]) as b(order_id) order by order_id
            on conflict do nothing returning order_id as id""";

    private static final String CART =
            """
            insert into carted_items (event_id)
            select distinct event_id from unnest($1::text[]) as c(event_id) order by event_id
            on conflict do nothing returning event_id as id""";

    private static final String FORGET =
            """
            with carts as (delete from session_carts where at < $1),
            carted as (delete from carted_items where at < $1)
            delete from followed where at < $1""";

    /** So long it is known what visits had in their carts and took up. */
    static final Duration REMEMBERED = Duration.ofDays(14);

    private final Database database;

    JourneyStore(Database database) {
        this.database = database;
    }

    /** A product that a visit took up of a ranking. */
    record Followed(String session, ProductId product, RankingId ranking, String model) {}

    Future<Void> doNotWaitForTheDisk(Tx tx) {
        return tx.query(NO_WAIT).mapEmpty();
    }

    Future<Void> link(Tx tx, Map<CartId, String> sessions) {
        if (sessions.isEmpty()) {
            return Future.succeededFuture();
        }
        String[] carts = sessions.keySet().stream().map(CartId::value).toArray(String[]::new);
        return tx.query(
                        LINK,
                        Tuple.tuple()
                                .addArrayOfString(carts)
                                .addArrayOfString(sessions.values().toArray(String[]::new)))
                .mapEmpty();
    }

    /** The visits of those carts whose visit is known. */
    Future<Map<CartId, String>> sessions(Tx tx, Collection<CartId> carts) {
        String[] ids = carts.stream().map(CartId::value).distinct().toArray(String[]::new);
        return tx.query(SESSIONS, Tuple.tuple().addArrayOfString(ids)).map(rows -> {
            Map<CartId, String> sessions = new HashMap<>();
            rows.forEach(row -> sessions.put(new CartId(row.getString("cart_id")), row.getString("session_id")));
            return sessions;
        });
    }

    /** Each visit and product at most once. */
    Future<Void> follow(Tx tx, Collection<Followed> followed) {
        if (followed.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple args = Tuple.tuple()
                .addArrayOfString(followed.stream().map(Followed::session).toArray(String[]::new))
                .addArrayOfString(
                        followed.stream().map(f -> f.product().value()).toArray(String[]::new))
                .addArrayOfString(
                        followed.stream().map(f -> f.ranking().value()).toArray(String[]::new))
                .addArrayOfString(followed.stream().map(Followed::model).toArray(String[]::new));
        return tx.query(FOLLOW, args).mapEmpty();
    }

    /** What these visits took up. */
    Future<List<Followed>> followed(Tx tx, Collection<String> sessions) {
        if (sessions.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        String[] ids = sessions.stream().distinct().toArray(String[]::new);
        return tx.query(FOLLOWED, Tuple.tuple().addArrayOfString(ids)).map(rows -> {
            List<Followed> followed = new ArrayList<>();
            rows.forEach(row -> followed.add(followed(row)));
            return followed;
        });
    }

    /** Of these orders those whose purchase was not told before. */
    Future<Set<String>> buy(Tx tx, Collection<String> orders) {
        return firstTime(tx, BUY, orders);
    }

    /** Of these events of carts those that were not told before. */
    Future<Set<String>> cart(Tx tx, Collection<String> events) {
        return firstTime(tx, CART, events);
    }

    private static Future<Set<String>> firstTime(Tx tx, String sql, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Future.succeededFuture(new HashSet<>());
        }
        return tx.query(sql, Tuple.tuple().addArrayOfString(ids.toArray(String[]::new)))
                .map(rows -> {
                    Set<String> first = new HashSet<>();
                    rows.forEach(row -> first.add(row.getString("id")));
                    return first;
                });
    }

    Future<Void> forget() {
        return database.query(FORGET, Tuple.of(Instant.now().minus(REMEMBERED).atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    private static Followed followed(Row row) {
        return new Followed(
                row.getString("session_id"),
                new ProductId(row.getString("product_id")),
                new RankingId(row.getString("ranking_id")),
                row.getString("model"));
    }
}
