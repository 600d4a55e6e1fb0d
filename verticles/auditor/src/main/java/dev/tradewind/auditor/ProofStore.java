package dev.tradewind.auditor;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was proven last, the verdicts since when, whose pass it is, and how far each sample has come. */
final class ProofStore {
    // What is looked at adds up; where nothing was, the last equations stand.
    private static final String PROVEN =
            """
            insert into proofs (step, invariant, checked, equations, proven_at)
            select $1, invariant, $2, equations::json, clock_timestamp()
            from unnest($3::smallint[], $4::text[]) as proven (invariant, equations)
            on conflict (step, invariant) do update set checked = case when $5 then proofs.checked else 0 end
                + excluded.checked, equations = excluded.equations, proven_at = excluded.proven_at
            """;
    private static final String PROOFS =
            "select step, invariant, checked, equations::text, proven_at from proofs order by invariant, step";

    private static final String VERDICTS =
            """
            insert into verdicts as known (invariant, green, since)
            select invariant,
                not exists (select from breaches where state = 'found' and breaches.invariant = i.invariant),
                clock_timestamp()
            from generate_series(1, 5) as i (invariant) order by invariant
            on conflict (invariant) do update set green = excluded.green, since = excluded.since
                where known.green <> excluded.green
            """;
    private static final String ALL_VERDICTS = "select invariant, green, since from verdicts order by invariant";

    // One row, changed by whoever comes first when it is time.
    private static final String CLAIM =
            """
            update passes set next_at = clock_timestamp() + make_interval(secs => $1), turn = turn + 1
            where next_at <= clock_timestamp() returning turn
            """;

    private static final String REACHED = "select reached from samples where name = $1";
    private static final String REACH =
            """
            insert into samples (name, reached) values ($1, $2)
            on conflict (name) do update set reached = excluded.reached
            """;
    private static final String NEXT_ORDERS =
            "select order_id as id from orders where order_id > $1 order by order_id limit $2";
    private static final String NEXT_OFFERS =
            "select offer_id as id from offers where offer_id > $1 order by offer_id limit $2";

    private final Database database;

    ProofStore(Database database) {
        this.database = database;
    }

    record Proof(String step, int invariant, long checked, List<String> equations, Instant provenAt) {}

    record Verdict(int invariant, boolean green, Instant since) {}

    /** @param addsUp what was checked counts on, otherwise it is everything that there is */
    Future<Void> proven(Tx tx, Examined examined, boolean addsUp) {
        List<Map.Entry<Integer, List<String>>> said =
                List.copyOf(examined.equations().entrySet());
        return tx.query(
                        PROVEN,
                        Tuple.tuple()
                                .addString(examined.step())
                                .addLong(examined.checked())
                                .addArrayOfShort(said.stream()
                                        .map(e -> e.getKey().shortValue())
                                        .toArray(Short[]::new))
                                .addArrayOfString(said.stream()
                                        .map(e -> Wire.write(e.getValue()))
                                        .toArray(String[]::new))
                                .addBoolean(addsUp))
                .mapEmpty();
    }

    /** Green or red by the breaches that there are; the time changes with the colour only. */
    Future<Void> judge(Tx tx) {
        return tx.query(VERDICTS).mapEmpty();
    }

    Future<List<Proof>> proofs() {
        return database.query(PROOFS).map(rows -> rows.stream()
                .map(row -> new Proof(
                        row.getString("step"),
                        row.getShort("invariant"),
                        row.getLong("checked"),
                        Wire.readList(row.getString("equations"), String.class),
                        row.getOffsetDateTime("proven_at").toInstant()))
                .toList());
    }

    Future<List<Verdict>> verdicts() {
        return database.query(ALL_VERDICTS).map(rows -> rows.stream()
                .map(row -> new Verdict(
                        row.getShort("invariant"),
                        row.getBoolean("green"),
                        row.getOffsetDateTime("since").toInstant()))
                .toList());
    }

    /** The pass's number when it is ours; null when it is not yet time, or another node was first. */
    Future<@Nullable Long> claim(Duration interval) {
        return database.query(CLAIM, Tuple.of(interval.toMillis() / 1000.0)).map(rows -> {
            Row row = rows.size() == 0 ? null : rows.iterator().next();
            return row == null ? null : row.getLong("turn");
        });
    }

    /** Where this sample goes on; empty for the beginning. */
    Future<String> reached(String sample) {
        return database.query(REACHED, Tuple.of(sample))
                .map(rows -> rows.size() == 0 ? "" : rows.iterator().next().getString("reached"));
    }

    Future<Void> reach(String sample, String reached) {
        return database.query(REACH, Tuple.of(sample, reached)).mapEmpty();
    }

    Future<List<String>> ordersAfter(String after, int limit) {
        return ids(NEXT_ORDERS, after, limit);
    }

    Future<List<String>> offersAfter(String after, int limit) {
        return ids(NEXT_OFFERS, after, limit);
    }

    private Future<List<String>> ids(String sql, String after, int limit) {
        return database.query(sql, Tuple.of(after, limit))
                .map(rows -> rows.stream().map(row -> row.getString("id")).toList());
    }
}
