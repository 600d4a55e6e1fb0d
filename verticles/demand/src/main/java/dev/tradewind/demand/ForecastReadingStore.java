package dev.tradewind.demand;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.demand.ForecastQuery;
import dev.tradewind.contracts.demand.ForecastView;
import dev.tradewind.contracts.demand.ForecastView.Method;
import dev.tradewind.contracts.demand.ForecastView.WeekAhead;
import dev.tradewind.contracts.demand.Forecasts;
import dev.tradewind.contracts.demand.PurchaseSuggestion;
import dev.tradewind.contracts.demand.PurchaseSuggestions;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Every statement that reads forecasts for people. */
final class ForecastReadingStore {
    private static final String FIND =
            """
            select f.*, o.title, o.sku, o.available, o.out_since
            from forecasts f join offers o on o.offer_id = f.offer_id
            where ($1::text is null or f.offer_id = $1) and ($2::text is null or f.merchant_id = $2)
                and not exists (
                    select from unnest($6::text[]) word
                    where strpos(folded(o.title || ' ' || o.sku), folded(word)) = 0)
                and f.offer_id > $3 and (not $5 or o.available <= f.reorder_point and o.available < f.order_up_to)
            order by f.offer_id limit $4
            """;

    private static final String HISTORY =
            """
            select f.offer_id, (f.as_of - s.day) / 7 as ago, sum(s.pieces) as pieces,
                sum(s.goods_minor)::bigint as goods, bool_or(s.censored) as censored
            from forecasts f join daily_sales s on s.offer_id = f.offer_id and s.day <= f.as_of
            where f.offer_id = any($1::text[]) and s.day > f.as_of - $2::int * 7
            group by f.offer_id, (f.as_of - s.day) / 7
            """;

    private final Database database;
    private final Replenishment.Policy policy;

    ForecastReadingStore(Database database, Replenishment.Policy policy) {
        this.database = database;
        this.policy = policy;
    }

    Future<Forecasts> forecasts(ForecastQuery query) {
        return find(query, false).compose(found -> {
            List<Row> shown = first(found, query.page().limit());
            return histories(shown).map(histories -> {
                List<ForecastView> views = new ArrayList<>();
                for (int i = 0; i < shown.size(); i++) {
                    views.add(view(shown.get(i), histories.get(i)));
                }
                return new Forecasts(views, meta(found, shown));
            });
        });
    }

    Future<PurchaseSuggestions> suggestions(ForecastQuery query) {
        return find(query, true).map(found -> {
            List<Row> shown = first(found, query.page().limit());
            return new PurchaseSuggestions(shown.stream().map(this::suggestion).toList(), meta(found, shown));
        });
    }

    private Future<List<Row>> find(ForecastQuery query, boolean toBuy) {
        OfferId offer = query.offerId();
        MerchantId merchant = query.merchantId();
        Tuple args = Tuple.tuple()
                .addString(offer == null ? null : offer.value())
                .addString(merchant == null ? null : merchant.value())
                .addString(Objects.requireNonNullElse(query.page().after(), ""))
                .addInteger(query.page().limit() + 1)
                .addBoolean(toBuy)
                .addArrayOfString(words(query.text()));
        return database.query(FIND, args).map(ForecastReadingStore::list);
    }

    private static String[] words(@Nullable String text) {
        return text == null || text.isBlank() ? new String[0] : text.strip().split("\\s+");
    }

    private Future<List<SalesHistory>> histories(List<Row> rows) {
        List<String> offers =
                rows.stream().map(row -> row.getString("offer_id")).toList();
        Tuple args =
                Tuple.tuple().addArrayOfString(offers.toArray(String[]::new)).addInteger(SalesHistory.WEEKS_MAX);
        return database.query(HISTORY, args).map(weeks -> {
            List<SalesHistory> histories = rows.stream()
                    .map(row -> new SalesHistory(row.getLocalDate("as_of"), row.getLocalDate("out_since")))
                    .toList();
            weeks.forEach(week -> histories
                    .get(offers.indexOf(week.getString("offer_id")))
                    .add(
                            week.getInteger("ago"),
                            week.getDouble("pieces"),
                            week.getLong("goods"),
                            week.getBoolean("censored")));
            return histories;
        });
    }

    private ForecastView view(Row row, SalesHistory history) {
        List<WeekAhead> weeks = weeks(row);
        return new ForecastView(
                new OfferId(row.getString("offer_id")),
                new MerchantId(row.getString("merchant_id")),
                row.getString("title"),
                row.getString("sku"),
                row.getLocalDate("as_of").toString(),
                row.getOffsetDateTime("made_at").toInstant(),
                row.getString("model_version"),
                row.getString("inputs_digest"),
                List.of(Wire.read(row.getString("methods"), Method[].class)),
                history.weeks(),
                weeks,
                new ForecastView.Stock(
                        row.getLong("available"),
                        stockOut(row),
                        row.getLong("reorder_point"),
                        row.getLong("order_up_to"),
                        policy.leadTimeDays(),
                        policy.serviceLevel()));
    }

    private PurchaseSuggestion suggestion(Row row) {
        long available = row.getLong("available");
        Replenishment replenishment = replenishment(row);
        int lead = policy.leadTimeDays();
        return new PurchaseSuggestion(
                new OfferId(row.getString("offer_id")),
                new MerchantId(row.getString("merchant_id")),
                row.getString("title"),
                row.getString("sku"),
                row.getLong("order_up_to") - available,
                available,
                row.getLong("reorder_point"),
                row.getLong("order_up_to"),
                Rounded.to2(replenishment.demand(lead)),
                Rounded.to2(replenishment.safety(lead, policy.serviceLevel())),
                lead,
                policy.reviewDays(),
                policy.serviceLevel(),
                stockOut(row),
                row.getLocalDate("as_of").toString(),
                row.getString("model_version"),
                replenishment.arithmetic(policy, available));
    }

    private static Replenishment replenishment(Row row) {
        double[] expected = weeks(row).stream().mapToDouble(WeekAhead::expected).toArray();
        return new Replenishment(expected, row.getDouble("deviation"));
    }

    private static List<WeekAhead> weeks(Row row) {
        return Arrays.asList(Wire.read(row.getString("weeks"), WeekAhead[].class));
    }

    private static @Nullable String stockOut(Row row) {
        Long available = row.getLong("available");
        LocalDate day = available == null
                ? null
                : replenishment(row).stockOut(row.getLocalDate("as_of"), Math.max(0, available));
        return day == null ? null : day.toString();
    }

    private static List<Row> list(RowSet<Row> rows) {
        List<Row> list = new ArrayList<>();
        rows.forEach(list::add);
        return list;
    }

    private static List<Row> first(List<Row> found, int limit) {
        return found.size() > limit ? found.subList(0, limit) : found;
    }

    private static PageMeta meta(List<Row> found, List<Row> shown) {
        return PageMeta.of(found.size() > shown.size() ? shown.getLast().getString("offer_id") : null);
    }
}
