package dev.tradewind.demand;

import dev.tradewind.chassis.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Every statement that keeps sales. */
final class SalesStore {
    /** In the order of their keys, so that two batches do not wait for each other. */
    private static final String SELL =
            """
            with lines as (
                select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[],
                    $8::bigint[], $9::bigint[])
                as l (order_id, offer_id, merchant_id, product_id, sku, title, day, pieces, goods_minor)),
            known as (
                insert into offers (offer_id, merchant_id, product_id, sku, title)
                select distinct on (offer_id) offer_id, merchant_id, product_id, sku, title from lines order by offer_id
                on conflict (offer_id) do update
                    set merchant_id = excluded.merchant_id, product_id = excluded.product_id, sku = excluded.sku,
                        title = excluded.title
                    where offers.merchant_id = ''),
            fresh as (
                insert into order_lines (order_id, offer_id, merchant_id, day, pieces, goods_minor)
                select order_id, offer_id, merchant_id, day, pieces, goods_minor from lines order by order_id, offer_id
                on conflict do nothing
                returning offer_id, day, pieces, goods_minor)
            insert into daily_sales (offer_id, day, pieces, goods_minor)
            select offer_id, day, sum(pieces), sum(goods_minor) from fresh group by offer_id, day order by offer_id, day
            on conflict (offer_id, day) do update
                set pieces = daily_sales.pieces + excluded.pieces,
                    goods_minor = daily_sales.goods_minor + excluded.goods_minor
            """;

    private static final String OFF =
            """
            with %s,
            held as (
                select l.order_id, l.offer_id, l.day, o.pieces as off, l.goods_minor * o.pieces / l.pieces as goods
                from order_lines l join offs o on o.order_id = l.order_id and o.offer_id = l.offer_id
                where o.pieces > 0),
            written as (
                update order_lines l set taken_off = least(l.pieces, l.taken_off + h.off)
                from held h where h.order_id = l.order_id and h.offer_id = l.offer_id),
            days as (
                select offer_id, day, sum(off) as off, sum(goods) as goods from held group by offer_id, day)
            update daily_sales s set pieces = s.pieces - d.off, goods_minor = s.goods_minor - d.goods::bigint
            from days d where d.offer_id = s.offer_id and d.day = s.day
            """;

    // Only where the sale is known: what is told before it has nothing to take off, and counts when it is told again.
    private static final String ONCE =
            """
            told as (
                select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
                as t (order_id, cause, of, amount)),
            fresh as (
                insert into corrections (order_id, cause)
                select distinct order_id, cause from told t
                where exists (select from order_lines l where l.order_id = t.order_id)
                order by order_id, cause
                on conflict do nothing
                returning order_id, cause),
            given as (
                select order_id, of, sum(amount) as amount from told join fresh using (order_id, cause)
                group by order_id, of),
            """;

    private static final String CANCEL = OFF.formatted(
            ONCE
                    + """
            offs as (
                select l.order_id, l.offer_id, least(l.pieces - l.taken_off, g.amount) as pieces
                from given g join order_lines l on l.order_id = g.order_id and l.offer_id = g.of)
            """);

    // A shipment names each offer once; what comes twice in a batch was told twice.
    private static final String NOTE_STOPPED =
            """
            insert into stopped_pieces (order_id, shipment_id, offer_id, pieces)
            select order_id, shipment_id, offer_id, max(pieces)
            from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) as n (order_id, shipment_id, offer_id, pieces)
            group by order_id, shipment_id, offer_id order by order_id, shipment_id, offer_id
            on conflict do nothing
            """;

    private static final String TAKE_STOPPED = OFF.formatted(
            """
            taken as (
                update stopped_pieces p set taken = true
                from order_lines l
                where p.order_id = any($1::text[]) and not p.taken
                    and l.order_id = p.order_id and l.offer_id = p.offer_id
                returning p.order_id, p.offer_id, p.pieces),
            offs as (
                select l.order_id, l.offer_id, least(l.pieces - l.taken_off, sum(t.pieces)) as pieces
                from taken t join order_lines l on l.order_id = t.order_id and l.offer_id = t.offer_id
                group by l.order_id, l.offer_id)
            """);

    /** A refund names money and no pieces: its share of the merchant's goods is taken off each of its lines. */
    private static final String REFUND = OFF.formatted(
            ONCE
                    + """
            sold as (
                select l.order_id, l.merchant_id, sum(l.goods_minor) as goods
                from order_lines l where l.order_id = any($1::text[]) group by l.order_id, l.merchant_id),
            offs as (
                select l.order_id, l.offer_id,
                    least(l.pieces - l.taken_off, l.pieces * g.amount::float8 / s.goods) as pieces
                from given g join sold s on s.order_id = g.order_id and s.merchant_id = g.of
                join order_lines l on l.order_id = g.order_id and l.merchant_id = g.of
                where s.goods > 0)
            """);

    private static final String SPIKE =
            """
            with spikes as (
                update daily_sales s set spiked = true
                from forecasts f
                where s.offer_id = any($1::text[]) and s.day = $2 and not s.spiked
                    and f.offer_id = s.offer_id and s.pieces > f.spike_above
                returning s.offer_id, s.pieces, f.spike_above, f.weeks)
            update offers o set told = o.told + 1
            from spikes s where s.offer_id = o.offer_id
            returning o.offer_id, o.merchant_id, o.told, s.pieces, s.spike_above, s.weeks
            """;

    /**
     * Pieces, or money, of one order that are no longer sold.
     *
     * @param cause what takes it off: of one order the same only once, however often it is told
     */
    record Off(String order, String cause, String of, long amount) {}

    /** Pieces of one order that will never leave, and the shipment that was to carry them. */
    record Stopped(String order, String shipment, String offer, long pieces) {}

    /** @param weeks the forecast, as it is kept */
    record Spike(String offer, String merchant, long told, double sold, double threshold, String weeks) {}

    Future<Void> sell(Tx tx, List<OrderLine> lines) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(lines, OrderLine::order))
                .addArrayOfString(texts(lines, OrderLine::offer))
                .addArrayOfString(texts(lines, OrderLine::merchant))
                .addArrayOfString(texts(lines, l -> l.line().productId().value()))
                .addArrayOfString(texts(lines, l -> l.line().sku()))
                .addArrayOfString(texts(lines, l -> l.line().title()))
                .addArrayOfLocalDate(lines.stream().map(OrderLine::day).toArray(LocalDate[]::new))
                .addArrayOfLong(lines.stream().map(OrderLine::pieces).toArray(Long[]::new))
                .addArrayOfLong(lines.stream().map(OrderLine::goodsMinor).toArray(Long[]::new));
        return tx.query(SELL, args).mapEmpty();
    }

    /** @param offs pieces of offers */
    Future<Void> cancel(Tx tx, List<Off> offs) {
        return off(tx, CANCEL, offs);
    }

    /** @param offs money of merchants */
    Future<Void> refund(Tx tx, List<Off> offs) {
        return off(tx, REFUND, offs);
    }

    /** Once for each shipment, however often it is told; before the sale is known it only is remembered. */
    Future<Void> noteStopped(Tx tx, List<Stopped> stopped) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(stopped, Stopped::order))
                .addArrayOfString(texts(stopped, Stopped::shipment))
                .addArrayOfString(texts(stopped, Stopped::offer))
                .addArrayOfLong(stopped.stream().map(Stopped::pieces).toArray(Long[]::new));
        return tx.query(NOTE_STOPPED, args).mapEmpty();
    }

    /** Takes off what these orders sold and was noted as stopped, and has not been taken off yet. */
    Future<Void> takeStopped(Tx tx, Collection<String> orders) {
        return tx.query(TAKE_STOPPED, Tuple.tuple().addArrayOfString(orders.toArray(String[]::new)))
                .mapEmpty();
    }

    private static Future<Void> off(Tx tx, String sql, List<Off> offs) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(offs, Off::order))
                .addArrayOfString(texts(offs, Off::cause))
                .addArrayOfString(texts(offs, Off::of))
                .addArrayOfLong(offs.stream().map(Off::amount).toArray(Long[]::new));
        return tx.query(sql, args).mapEmpty();
    }

    /** Marks the offers of which unusually many were sold on that day, and answers those not marked before. */
    Future<List<Spike>> spikes(Tx tx, Collection<String> offers, LocalDate day) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(offers.stream().sorted().toArray(String[]::new))
                .addLocalDate(day);
        return tx.query(SPIKE, args).map(rows -> {
            List<Spike> spikes = new ArrayList<>();
            rows.forEach(row -> spikes.add(spike(row)));
            return spikes;
        });
    }

    private static Spike spike(Row row) {
        return new Spike(
                row.getString("offer_id"),
                row.getString("merchant_id"),
                row.getLong("told"),
                row.getDouble("pieces"),
                row.getDouble("spike_above"),
                row.getString("weeks"));
    }

    static <T> String[] texts(Collection<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
