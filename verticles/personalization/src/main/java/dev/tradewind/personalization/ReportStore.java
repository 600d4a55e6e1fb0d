package dev.tradewind.personalization;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.personalization.ModelReport.Figures;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingFollowed;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingServed;
import dev.tradewind.contracts.shared.Money;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every statement about how the models fare: counted by the hour, in the transaction that tells the events. */
final class ReportStore {
    static final int DAYS_MAX = 90;

    // Two nodes may tell the same outcome at once, and a feed may be read again: it counts when it is told first. All
    // lock rows in the same order: outcomes, hours, revenues.
    private static final String COUNT =
            """
            with told as (
                select distinct on (ranking_id, product_id, outcome) *
                from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[]) with ordinality
                    as t (ranking_id, product_id, outcome, model, currency, amount, place)
                order by ranking_id, product_id, outcome, place),
            fresh as (
                insert into outcomes (ranking_id, product_id, outcome)
                select ranking_id, product_id, outcome from told
                union
                select ranking_id, '', outcome from told
                order by ranking_id, outcome, product_id
                on conflict do nothing
                returning ranking_id, product_id, outcome),
            models as (select distinct on (ranking_id) ranking_id, model from told order by ranking_id),
            sums as (
                select model, rankings, 0 as clicked, 0 as added, 0 as bought, 0 as of_clicked, 0 as of_added
                from unnest($7::text[], $8::bigint[]) as served (model, rankings)
                union all
                select m.model, 0,
                    count(*) filter (where outcome = 'clicked' and product_id <> ''),
                    count(*) filter (where outcome = 'added' and product_id <> ''),
                    count(*) filter (where outcome = 'bought' and product_id <> ''),
                    count(*) filter (where outcome = 'clicked' and product_id = ''),
                    count(*) filter (where outcome = 'added' and product_id = '')
                from fresh join models m using (ranking_id) group by m.model),
            revenues as (
                insert into report_revenues as r (hour, model, currency, amount_minor)
                select date_trunc('hour', now(), 'UTC'), t.model, t.currency, sum(t.amount)
                from fresh join told t using (ranking_id, product_id, outcome)
                where t.currency is not null
                group by t.model, t.currency order by t.model, t.currency
                on conflict (hour, model, currency) do update set amount_minor = r.amount_minor + excluded.amount_minor)
            insert into report_hours as h
                (hour, model, rankings, clicked, added, bought, rankings_clicked, rankings_added)
            select date_trunc('hour', now(), 'UTC'), model, sum(rankings), sum(clicked), sum(added), sum(bought),
                sum(of_clicked), sum(of_added)
            from sums group by model
            having sum(rankings) + sum(clicked) + sum(added) + sum(bought) > 0
            order by model
            on conflict (hour, model) do update set
                rankings = h.rankings + excluded.rankings, clicked = h.clicked + excluded.clicked,
                added = h.added + excluded.added, bought = h.bought + excluded.bought,
                rankings_clicked = h.rankings_clicked + excluded.rankings_clicked,
                rankings_added = h.rankings_added + excluded.rankings_added""";

    private static final String HOURS =
            """
            select model, sum(rankings)::bigint as rankings, sum(clicked)::bigint as clicked,
                sum(added)::bigint as added, sum(bought)::bigint as bought,
                sum(rankings_clicked)::bigint as rankings_clicked, sum(rankings_added)::bigint as rankings_added
            from report_hours where hour >= $1 group by model""";

    private static final String REVENUES =
            """
            select model, currency, sum(amount_minor)::bigint as amount_minor
            from report_revenues where hour >= $1 group by model, currency order by model, currency""";

    private static final String FORGET =
            """
            with hours as (delete from report_hours where hour < $1),
            revenues as (delete from report_revenues where hour < $1)
            delete from outcomes where at < $1""";

    private final Database database;

    ReportStore(Database database) {
        this.database = database;
    }

    /** Counts what of these events the report is of. To be called where they are appended. */
    Future<Void> count(Tx tx, Collection<? extends Outgoing<? extends PersonalizationEvent>> told) {
        Map<String, Long> served = told.stream()
                .flatMap(one -> one.event() instanceof RankingServed ranking ? Stream.of(ranking) : Stream.empty())
                .collect(Collectors.groupingBy(RankingServed::model, TreeMap::new, Collectors.counting()));
        List<RankingFollowed> followed = told.stream()
                .flatMap(one -> one.event() instanceof RankingFollowed outcome ? Stream.of(outcome) : Stream.empty())
                .toList();
        if (served.isEmpty() && followed.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(followed, f -> f.rankingId().value()))
                .addArrayOfString(texts(followed, f -> f.productId().value()))
                .addArrayOfString(texts(followed, f -> f.outcome().name().toLowerCase(Locale.ROOT)))
                .addArrayOfString(texts(followed, RankingFollowed::model))
                .addArrayOfString(texts(
                        followed, f -> f.revenue() == null ? null : f.revenue().currency()))
                .addArrayOfLong(followed.stream()
                        .map(f -> f.revenue() == null ? null : f.revenue().amount())
                        .toArray(Long[]::new))
                .addArrayOfString(served.keySet().toArray(String[]::new))
                .addArrayOfLong(served.values().toArray(Long[]::new));
        return tx.query(COUNT, args).mapEmpty();
    }

    private static String[] texts(List<RankingFollowed> followed, Function<RankingFollowed, @Nullable String> text) {
        return followed.stream().map(text).toArray(String[]::new);
    }

    /** @param since the beginning of an hour */
    Future<List<Figures>> figures(Instant since) {
        Tuple args = Tuple.of(since.atOffset(ZoneOffset.UTC));
        return database.query(REVENUES, args).compose(revenues -> {
            Map<String, List<Money>> earned = revenues.stream()
                    .collect(Collectors.groupingBy(
                            row -> row.getString("model"),
                            Collectors.mapping(
                                    row -> new Money(row.getLong("amount_minor"), row.getString("currency")),
                                    Collectors.toList())));
            return database.query(HOURS, args).map(hours -> {
                Map<String, Figures> figures = new TreeMap<>();
                hours.forEach(row -> figures.put(row.getString("model"), figures(row, earned)));
                return List.copyOf(figures.values());
            });
        });
    }

    private static Figures figures(Row row, Map<String, List<Money>> earned) {
        String model = row.getString("model");
        double shown = Math.max(1, row.getLong("rankings"));
        return new Figures(
                model,
                row.getLong("rankings"),
                row.getLong("clicked"),
                row.getLong("added"),
                row.getLong("bought"),
                earned.getOrDefault(model, List.of()),
                row.getLong("rankings_clicked") / shown,
                row.getLong("rankings_added") / shown);
    }

    /** What no report looks back to any more. */
    Future<Void> forget() {
        Instant before = Instant.now().minus(Duration.ofDays(DAYS_MAX + 1));
        return database.query(FORGET, Tuple.of(before.atOffset(ZoneOffset.UTC))).mapEmpty();
    }
}
