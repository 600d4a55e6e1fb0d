package dev.tradewind.demand;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.demand.ForecastView.Method;
import dev.tradewind.contracts.demand.ForecastView.WeekAhead;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Every statement with which forecasts are made. */
final class ForecastStore {
    private static final int OFFERS_AT_ONCE = 100;

    private static final String SOLD_BETWEEN =
            """
            select min(s.day) as first, max(s.day) as last
            from daily_sales s join offers o on o.offer_id = s.offer_id
            where o.merchant_id = $1 and s.pieces > 0
            """;

    private static final String SLICE =
            """
            select o.offer_id, coalesce(p.category_id, '') as category, o.out_since, f.inputs_digest
            from offers o
            left join products p on p.product_id = o.product_id
            left join forecasts f on f.offer_id = o.offer_id
            where o.merchant_id = $1 and (coalesce(p.category_id, ''), o.offer_id) > ($2, $3)
                and exists (select 1 from daily_sales s where s.offer_id = o.offer_id and s.pieces > 0)
            order by coalesce(p.category_id, ''), o.offer_id limit $4
            """;

    static final String WEEKS =
            """
            select offer_id, ($2::date - day) / 7 as ago, sum(pieces) as pieces, sum(goods_minor)::bigint as goods,
                bool_or(censored) as censored
            from daily_sales where offer_id = any($1::text[]) and day <= $2 and day > $2::date - $3::int * 7
            group by offer_id, ($2::date - day) / 7
            """;

    private static final String OVER =
            """
            select a.offer_id, a.as_of, a.model_version, a.inputs_digest, a.week, coalesce(sum(s.pieces), 0) as sold
            from awaited a
            left join daily_sales s on s.offer_id = a.offer_id and s.day > a.as_of and s.day <= a.as_of + 7
            where a.offer_id = any($1::text[]) and a.as_of <= $2::date - 7
            group by a.offer_id
            """;

    private static final String SAVE =
            """
            insert into forecasts (offer_id, merchant_id, as_of, made_at, model_version, inputs_digest, methods, weeks,
                deviation, reorder_point, order_up_to, spike_above)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (offer_id) do update
                set as_of = excluded.as_of, made_at = excluded.made_at, model_version = excluded.model_version,
                    inputs_digest = excluded.inputs_digest, methods = excluded.methods, weeks = excluded.weeks,
                    deviation = excluded.deviation, reorder_point = excluded.reorder_point,
                    order_up_to = excluded.order_up_to, spike_above = excluded.spike_above
            """;

    private static final String AWAIT =
            """
            insert into awaited (offer_id, as_of, model_version, inputs_digest, week) values ($1, $2, $3, $4, $5)
            on conflict do nothing
            """;

    private static final String FORGET = "delete from awaited where offer_id = any($1::text[])";

    private static final String NUMBER =
            """
            update offers o set told = o.told + c.events
            from unnest($1::text[], $2::bigint[]) as c (offer_id, events) where o.offer_id = c.offer_id
            returning o.offer_id, o.told
            """;

    private final Database database;

    ForecastStore(Database database) {
        this.database = database;
    }

    /** Where a slice begins: after that offer of that category of the merchant. */
    record Cursor(String merchant, String category, String offer) {
        static Cursor of(String text) {
            String[] parts = text.split(" ", -1);
            return new Cursor(parts[0], parts[1], parts[2]);
        }

        String text() {
            return merchant + " " + category + " " + offer;
        }
    }

    /** @param digest of its present forecast, null when it has none */
    record Offer(String id, String category, @Nullable LocalDate outSince, @Nullable String digest) {}

    /** A forecast of which the first week is over. */
    record Over(String offer, String asOf, String version, String digest, WeekAhead week, double sold) {}

    record Made(
            String offer,
            String digest,
            List<Method> methods,
            List<WeekAhead> weeks,
            double deviation,
            Replenishment replenishment) {}

    /** The last day that forecasts of a merchant know; null where nothing was sold. What ended is taken as it was. */
    Future<@Nullable LocalDate> asOf(String merchant, LocalDate today) {
        return database.query(SOLD_BETWEEN, Tuple.of(merchant)).map(rows -> {
            Row row = rows.iterator().next();
            return asOf(row.getLocalDate("first"), row.getLocalDate("last"), today);
        });
    }

    static @Nullable LocalDate asOf(@Nullable LocalDate first, @Nullable LocalDate last, LocalDate today) {
        if (first == null || last == null) {
            return null;
        }
        if (last.isBefore(today.minusWeeks(8))) {
            return last;
        }
        // A day that is not over would look like a bad one.
        return first.isBefore(today) ? today.minusDays(1) : today;
    }

    Future<List<Offer>> slice(Cursor after, int limit) {
        return database.query(SLICE, Tuple.of(after.merchant(), after.category(), after.offer(), limit))
                .map(rows -> {
                    List<Offer> offers = new ArrayList<>();
                    rows.forEach(row -> offers.add(new Offer(
                            row.getString("offer_id"),
                            row.getString("category"),
                            row.getLocalDate("out_since"),
                            row.getString("inputs_digest"))));
                    return offers;
                });
    }

    /** A few offers at a time: the rows of a whole slice would keep the event loop from everything else. */
    Future<Map<String, SalesHistory>> histories(List<Offer> offers, LocalDate asOf) {
        Map<String, SalesHistory> histories = new HashMap<>();
        offers.forEach(offer -> histories.put(offer.id(), new SalesHistory(asOf, offer.outSince())));
        Future<Void> reading = Future.succeededFuture();
        for (int from = 0; from < offers.size(); from += OFFERS_AT_ONCE) {
            List<Offer> some = offers.subList(from, Math.min(offers.size(), from + OFFERS_AT_ONCE));
            reading = reading.compose(read -> read(some, asOf, histories));
        }
        return reading.map(histories);
    }

    private Future<Void> read(List<Offer> offers, LocalDate asOf, Map<String, SalesHistory> histories) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(SalesStore.texts(offers, Offer::id))
                .addLocalDate(asOf)
                .addInteger(SalesHistory.WEEKS_MAX);
        return database.query(WEEKS, args).map(rows -> {
            rows.forEach(row -> Objects.requireNonNull(histories.get(row.getString("offer_id")))
                    .add(
                            row.getInteger("ago"),
                            row.getDouble("pieces"),
                            row.getLong("goods"),
                            row.getBoolean("censored")));
            return null;
        });
    }

    Future<List<Over>> over(List<Offer> offers, LocalDate asOf) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(SalesStore.texts(offers, Offer::id))
                .addLocalDate(asOf);
        return database.query(OVER, args).map(rows -> {
            List<Over> over = new ArrayList<>();
            rows.forEach(row -> over.add(new Over(
                    row.getString("offer_id"),
                    row.getLocalDate("as_of").toString(),
                    row.getString("model_version"),
                    row.getString("inputs_digest"),
                    Wire.read(row.getString("week"), WeekAhead.class),
                    row.getDouble("sold"))));
            return over;
        });
    }

    /** @param at when they were made, and what they know */
    Future<Void> save(Tx tx, List<Made> made, At at) {
        if (made.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Tuple> rows = made.stream().map(m -> row(m, at)).toList();
        List<Tuple> awaited = made.stream()
                .map(m -> Tuple.of(
                        m.offer(),
                        at.asOf(),
                        Forecaster.VERSION,
                        m.digest(),
                        Wire.write(m.weeks().getFirst())))
                .toList();
        return tx.batch(SAVE, rows).compose(saved -> tx.batch(AWAIT, awaited)).mapEmpty();
    }

    record At(String merchant, LocalDate asOf, Replenishment.Policy policy) {}

    private static Tuple row(Made made, At at) {
        return Tuple.tuple()
                .addString(made.offer())
                .addString(at.merchant())
                .addLocalDate(at.asOf())
                .addOffsetDateTime(Instant.now().atOffset(ZoneOffset.UTC))
                .addString(Forecaster.VERSION)
                .addString(made.digest())
                .addString(Wire.write(made.methods()))
                .addString(Wire.write(made.weeks()))
                .addDouble(made.deviation())
                .addLong(made.replenishment().reorderPoint(at.policy()))
                .addLong(made.replenishment().orderUpTo(at.policy()))
                .addDouble(made.replenishment().unusualDay());
    }

    /** So that later forecasts of these offers are waited for instead. */
    Future<Void> forget(Tx tx, List<Over> over) {
        return over.isEmpty()
                ? Future.succeededFuture()
                : tx.query(FORGET, Tuple.tuple().addArrayOfString(SalesStore.texts(over, Over::offer)))
                        .mapEmpty();
    }

    /** The number of each offer's last event, when so many more are told. */
    Future<Map<String, Long>> number(Tx tx, Map<String, Long> events) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(events.keySet().toArray(String[]::new))
                .addArrayOfLong(events.values().toArray(Long[]::new));
        return tx.query(NUMBER, args).map(rows -> {
            Map<String, Long> told = new HashMap<>();
            rows.forEach(row -> told.put(row.getString("offer_id"), Objects.requireNonNull(row.getLong("told"))));
            return told;
        });
    }

    static double expectedNextWeek(String weeks) {
        return Wire.read(weeks, WeekAhead[].class)[0].expected();
    }
}
