package dev.tradewind.personalization;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.personalization.ModelReport;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every statement that reads the domain's own log other than as a feed. */
final class LogStore {
    private static final String BEFORE_THE_LAST =
            """
            select epoch, tx, id from events where partition = 0
            order by epoch desc, tx desc, id desc offset $1 limit 1""";

    private static final String BEYOND =
            """
            select 1 from events where partition = 0 and (epoch, tx, id) > ($2::bigint, $3::bigint, $4::bigint)
            order by epoch, tx, id offset $1 limit 1""";

    private static final String SHOWN =
            """
            select data ->> 'model' as model, count(*) as rankings from events
            where partition = 0 and type = 'personalization.ranking-served.v1' and recorded_at >= $1
            group by 1""";

    // Two nodes may tell the same outcome at once: it counts once.
    private static final String FOLLOWED =
            """
            with told as (
                select distinct on (data ->> 'ranking_id', data ->> 'product_id', data ->> 'outcome') data
                from events
                where partition = 0 and type = 'personalization.ranking-followed.v1' and recorded_at >= $1)
            select data ->> 'model' as model, data ->> 'outcome' as outcome,
                data -> 'revenue' ->> 'currency' as currency, count(*) as products,
                count(distinct data ->> 'ranking_id') as rankings,
                coalesce(sum((data -> 'revenue' ->> 'amount')::bigint), 0)::bigint as revenue_minor
            from told group by 1, 2, 3 order by 1, 2, 3""";

    private final Database database;

    LogStore(Database database) {
        this.database = database;
    }

    /** The position that so many events follow; the log's beginning when there are fewer. */
    Future<Position> beforeTheLast(int events) {
        return database.query(BEFORE_THE_LAST, Tuple.of(events)).map(rows -> {
            if (rows.size() == 0) {
                return Position.START;
            }
            Row row = rows.iterator().next();
            return new Position(row.getInteger("epoch"), row.getLong("tx"), row.getLong("id"));
        });
    }

    /** Whether at most so many events follow this position. */
    Future<Boolean> isNear(Position position, int events) {
        return database.query(BEYOND, Tuple.of(events, position.epoch(), position.tx(), position.id()))
                .map(rows -> rows.size() == 0);
    }

    Future<List<ModelReport.Figures>> figures(Instant since) {
        Tuple args = Tuple.of(since.atOffset(ZoneOffset.UTC));
        return database.query(SHOWN, args)
                .compose(shown -> database.query(FOLLOWED, args).map(followed -> {
                    Map<String, Tally> tallies = new TreeMap<>();
                    shown.forEach(row -> tally(tallies, row).rankings = row.getLong("rankings"));
                    followed.forEach(row -> tally(tallies, row).add(row));
                    return tallies.values().stream().map(Tally::figures).toList();
                }));
    }

    private static Tally tally(Map<String, Tally> tallies, Row row) {
        return tallies.computeIfAbsent(row.getString("model"), Tally::new);
    }

    /** One model's figures in the making. */
    private static final class Tally {
        private final String model;
        private final List<Money> revenue = new ArrayList<>();
        private long rankings;
        private long clicked;
        private long added;
        private long bought;
        private long rankingsClicked;
        private long rankingsAdded;

        private Tally(String model) {
            this.model = model;
        }

        private void add(Row row) {
            long products = row.getLong("products");
            switch (row.getString("outcome")) {
                case "clicked" -> {
                    clicked += products;
                    rankingsClicked += row.getLong("rankings");
                }
                case "added" -> {
                    added += products;
                    rankingsAdded += row.getLong("rankings");
                }
                default -> {
                    bought += products;
                    revenue.add(new Money(row.getLong("revenue_minor"), row.getString("currency")));
                }
            }
        }

        private ModelReport.Figures figures() {
            double shown = Math.max(1, rankings);
            return new ModelReport.Figures(
                    model,
                    rankings,
                    clicked,
                    added,
                    bought,
                    List.copyOf(revenue),
                    rankingsClicked / shown,
                    rankingsAdded / shown);
        }
    }
}
