package dev.tradewind.cart;

import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Stamped;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.cart.CartDetails;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carts and their lines in the database. */
final class CartStore {
    private static final String TELL =
            """
            insert into events (event_id, type, partition, subject, sequence, correlation, causation, traceparent, data)
            """;
    private static final String CREATE =
            """
            with cart as (
                insert into carts (cart_id, version, events, token_hash, customer_id, currency, country, details)
                values ($1, $2, $3, $4, $5, $6, $7, $8::text::json) returning cart_id),
            told as (%s select $9, $10, $11, $12, $13, $14, $15, $16, $17::text::json from cart)
            select 1 from cart
            """
                    .formatted(TELL);
    // The row lock that the update takes keeps the log in the order of the cart's changes.
    private static final String RAISE =
            """
            update carts set version = version + 1, events = events + 1, changed_at = now()
            where cart_id = $1 and version = $2 returning cart_id, version
            """;
    private static final String PUT_LINE =
            """
            with cart as (%s),
            line as (
                insert into cart_items (cart_id, offer_id, line_id, quantity, shown_minor, since)
                select cart_id, $3, $4, $5, $6, $7 from cart
                on conflict (cart_id, offer_id) do update
                set quantity = excluded.quantity, shown_minor = excluded.shown_minor),
            told as (%s select $8, $9, $10, $11, $12, $13, $14, $15, $16::text::json from cart)
            select 1 from cart
            """
                    .formatted(RAISE, TELL);
    private static final String DROP_LINE =
            """
            with cart as (%s),
            line as (delete from cart_items using cart where cart_items.cart_id = cart.cart_id and offer_id = $3),
            told as (%s select $4, $5, $6, $7, $8, $9, $10, $11, $12::text::json from cart)
            select 1 from cart
            """
                    .formatted(RAISE, TELL);
    private static final String SAVE =
            """
            update carts set version = $2, events = $3, customer_id = $4, country = $5, details = $6::text::json,
                order_id = $7, changed_at = now()
            where cart_id = $1 and version = $2 - 1 returning 1
            """;
    private static final String SHOW =
            """
            update cart_items set shown_minor = shown.minor
            from unnest($2::text[], $3::bigint[]) as shown (offer_id, minor)
            where cart_items.cart_id = $1 and cart_items.offer_id = shown.offer_id and shown_minor <> shown.minor
            """;
    private static final String LOCK = "select 1 from carts where cart_id = $1 for update";
    // Cart and lines in one statement, so that they are of one version.
    private static final String LOAD =
            """
            select version, events, token_hash, customer_id, currency, country, details::text as details, order_id,
                lines.*
            from carts cross join lateral (
                select array_agg(line_id order by since) as line_ids, array_agg(offer_id order by since) as offer_ids,
                    array_agg(quantity order by since) as quantities, array_agg(shown_minor order by since) as shown,
                    array_agg(since order by since) as sinces
                from cart_items where cart_items.cart_id = carts.cart_id) as lines
            where cart_id = $1 and version <> $2
            """;
    private static final long NO_VERSION = 0;

    private final EventLog<CartEvent> log;

    CartStore(EventLog<CartEvent> log) {
        this.log = log;
    }

    Future<Void> create(Session session, Cart cart, CallContext context) {
        Stamped event = stamp(cart, new CartEvent.Created(cart.id(), cart.currency()), context);
        CustomerId customer = cart.owner().customerId();
        Tuple args = Tuple.tuple()
                .addString(cart.id().value())
                .addLong(cart.version())
                .addLong(cart.events())
                .addString(cart.owner().tokenHash())
                .addString(customer == null ? null : customer.value())
                .addString(cart.currency())
                .addString(cart.country())
                .addString(Wire.write(cart.details()));
        return told(session, event, session.query(CREATE, event.addTo(args))).mapEmpty();
    }

    /** False, and nothing done, when the cart's version is not the one before the change any more. */
    Future<Boolean> write(Session session, Write write, CallContext context) {
        return switch (write) {
            case Write.PutLine put -> {
                Tuple args = before(put.after())
                        .addString(put.line().offerId().value())
                        .addString(put.line().id().value())
                        .addLong(put.line().quantity())
                        .addLong(put.line().shownMinor())
                        .addLong(put.line().since());
                yield told(session, PUT_LINE, args, stamp(put.after(), put.event(), context));
            }
            case Write.DropLine drop -> {
                Tuple args =
                        before(drop.after()).addString(drop.line().offerId().value());
                yield told(session, DROP_LINE, args, stamp(drop.after(), drop.event(), context));
            }
            case Write.SaveDetails save ->
                session.query(SAVE, row(save.after())).map(CartStore::done);
        };
    }

    /** Waits for whoever changes the cart, and keeps others from it until the transaction ends. */
    Future<@Nullable Cart> lock(Tx tx, CartId id) {
        Future<RowSet<Row>> locked = tx.query(LOCK, Tuple.of(id.value()));
        Future<@Nullable Cart> loaded = load(Session.on(tx), id);
        return locked.compose(v -> loaded);
    }

    /** Writes a locked cart with its lines' shown prices. */
    Future<Void> save(Tx tx, Cart cart, List<Outgoing<CartEvent>> events) {
        Tuple shown = Tuple.of(
                cart.id().value(),
                cart.lines().stream().map(line -> line.offerId().value()).toArray(String[]::new),
                cart.lines().stream().map(Line::shownMinor).toArray(Long[]::new));
        Future<RowSet<Row>> saved = tx.query(SAVE, row(cart));
        return Future.all(saved, tx.query(SHOW, shown)).compose(v -> log.append(tx, events));
    }

    /** Null when there is no such cart. */
    Future<@Nullable Cart> load(Session session, CartId id) {
        return session.query(LOAD, Tuple.of(id.value(), NO_VERSION)).map(rows -> first(id, rows));
    }

    /** The cart if its version is another one; null when this is still the last. */
    Future<@Nullable Cart> changedSince(Session session, Cart known) {
        return session.query(LOAD, Tuple.of(known.id().value(), known.version()))
                .map(rows -> first(known.id(), rows));
    }

    private Future<Boolean> told(Session session, String sql, Tuple args, Stamped event) {
        return told(session, event, session.query(sql, event.addTo(args))).map(CartStore::done);
    }

    private Future<RowSet<Row>> told(Session session, Stamped event, Future<RowSet<Row>> statement) {
        return statement.onSuccess(rows -> {
            if (done(rows)) {
                session.afterCommit(() -> log.hint(event));
            }
        });
    }

    private Stamped stamp(Cart after, CartEvent event, CallContext context) {
        return log.stamp(Outgoing.of(event, after.id(), after.events())
                .correlatedWith(after.id())
                .in(context));
    }

    private static boolean done(RowSet<Row> rows) {
        return rows.iterator().hasNext();
    }

    private static Tuple before(Cart after) {
        return Tuple.tuple().addString(after.id().value()).addLong(after.version() - 1);
    }

    private static Tuple row(Cart cart) {
        CustomerId customer = cart.owner().customerId();
        OrderId order = cart.orderId();
        return Tuple.tuple()
                .addString(cart.id().value())
                .addLong(cart.version())
                .addLong(cart.events())
                .addString(customer == null ? null : customer.value())
                .addString(cart.country())
                .addString(Wire.write(cart.details()))
                .addString(order == null ? null : order.value());
    }

    private static @Nullable Cart first(CartId id, RowSet<Row> rows) {
        return rows.size() == 0 ? null : cart(id, rows.iterator().next());
    }

    private static Cart cart(CartId id, Row row) {
        String customer = row.getString("customer_id");
        String order = row.getString("order_id");
        return new Cart(
                id,
                row.getLong("version"),
                row.getLong("events"),
                new Owner(row.getString("token_hash"), customer == null ? null : new CustomerId(customer)),
                row.getString("currency"),
                row.getString("country"),
                Wire.read(row.getString("details"), CartDetails.class),
                lines(row),
                order == null ? null : new OrderId(order));
    }

    private static List<Line> lines(Row row) {
        String[] ids = row.getArrayOfStrings("line_ids");
        if (ids == null) {
            return List.of();
        }
        String[] offers = row.getArrayOfStrings("offer_ids");
        Long[] quantities = row.getArrayOfLongs("quantities");
        Long[] shown = row.getArrayOfLongs("shown");
        Long[] sinces = row.getArrayOfLongs("sinces");
        List<Line> lines = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            lines.add(new Line(new LineId(ids[i]), new OfferId(offers[i]), quantities[i], shown[i], sinces[i]));
        }
        return List.copyOf(lines);
    }
}
