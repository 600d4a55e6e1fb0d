package dev.tradewind.demand;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.demand.ForecastSums;
import dev.tradewind.contracts.demand.SumLevel;
import dev.tradewind.contracts.demand.SumQuery;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageMeta;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The statement that adds forecasts up. */
final class SumStore {
    // Forecasts of some offers may be some days older: what they say of a week is shared out by days over the weeks of
    // the newest. The last week of all is then not complete, and left out.
    private static final String SUMS =
            """
            with chosen as (
                select case when $1 = 'category' then coalesce(p.category_id, 'none') else f.merchant_id end as id,
                    f.as_of, f.weeks
                from forecasts f join offers o on o.offer_id = f.offer_id
                left join products p on p.product_id = o.product_id
                where $2::text is null or f.merchant_id = $2),
            page as (
                select id, max(as_of) as newest, count(*)::int as offers from chosen
                where id collate "C" > $3 group by id order by id collate "C" limit $4),
            ahead as (
                select p.id, p.newest, p.offers, (week->>'from')::date - p.newest - 1 as shift,
                    (week->>'expected')::float8 as expected,
                    ((week->>'p90')::float8 - (week->>'p10')::float8) / $5 as deviation
                from chosen c join page p using (id) cross join lateral json_array_elements(c.weeks::json) as w(week)),
            shared as (
                select *, floor(shift / 7.0)::int as week, 1 - (shift - 7 * floor(shift / 7.0)) / 7.0 as part from ahead
                union all
                select *, floor(shift / 7.0)::int + 1, (shift - 7 * floor(shift / 7.0)) / 7.0 from ahead)
            select id, newest, offers, week, sum(part * expected) as expected,
                sqrt(sum(part * deviation * deviation)) as deviation
            from shared where week between 0 and $6 group by id, newest, offers, week order by id collate "C", week
            """;

    private static final int WEEKS = 12;
    private static final double NORMAL_BETWEEN_TENTHS = 2.563;
    private static final String NONE = "";

    private final Database database;

    SumStore(Database database) {
        this.database = database;
    }

    Future<ForecastSums> sums(SumQuery query) {
        MerchantId merchant = query.merchantId();
        int limit = query.page().limit();
        Tuple args = Tuple.tuple()
                .addString(query.by() == SumLevel.CATEGORY ? "category" : "merchant")
                .addString(merchant == null ? null : merchant.value())
                .addString(Objects.requireNonNullElse(query.page().after(), NONE))
                .addInteger(limit + 1)
                .addDouble(NORMAL_BETWEEN_TENTHS)
                .addInteger(WEEKS - 1);
        return database.query(SUMS, args).map(rows -> {
            List<ForecastSums.Sum> all = sums(query.by(), rows);
            List<ForecastSums.Sum> shown = all.subList(0, Math.min(limit, all.size()));
            return new ForecastSums(
                    shown, PageMeta.of(all.size() > limit ? shown.getLast().id() : null));
        });
    }

    private static List<ForecastSums.Sum> sums(SumLevel by, RowSet<Row> rows) {
        List<ForecastSums.Sum> sums = new ArrayList<>();
        List<ForecastSums.Week> weeks = new ArrayList<>();
        Row last = null;
        for (Row row : rows) {
            if (last != null && !last.getString("id").equals(row.getString("id"))) {
                sums.add(sum(by, last, weeks));
                weeks.clear();
            }
            weeks.add(week(row));
            last = row;
        }
        if (last != null) {
            sums.add(sum(by, last, weeks));
        }
        return sums;
    }

    private static ForecastSums.Sum sum(SumLevel by, Row row, List<ForecastSums.Week> weeks) {
        return new ForecastSums.Sum(
                by,
                row.getString("id"),
                row.getInteger("offers"),
                row.getLocalDate("newest").toString(),
                weeks);
    }

    private static ForecastSums.Week week(Row row) {
        LocalDate from = row.getLocalDate("newest").plusDays(1 + 7L * row.getInteger("week"));
        double expected = row.getDouble("expected");
        double tenth = row.getDouble("deviation") * NORMAL_BETWEEN_TENTHS / 2;
        return new ForecastSums.Week(
                from.toString(),
                Rounded.to2(expected),
                Rounded.to2(Math.max(0, expected - tenth)),
                Rounded.to2(expected + tenth));
    }
}
