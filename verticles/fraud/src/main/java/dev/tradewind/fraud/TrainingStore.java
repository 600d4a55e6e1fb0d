package dev.tradewind.fraud;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fraud.Training;
import dev.tradewind.contracts.fraud.TrainingStatus;
import dev.tradewind.contracts.wire.Names;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every statement about trainings, and what only they ask of the scores. */
final class TrainingStore {
    private static final String COLUMNS =
            "id, status, step, done, total, asked_by, asked_at, ended_at, version, problem ";

    private static final String SELECT = "select " + COLUMNS + "from trainings ";

    private static final String FIND = SELECT + "where id = $1";

    private static final String LATEST = SELECT + "order by asked_at desc limit 1";

    // The update changes nothing: it makes the one that is under way the answer, in the same moment. Looked for
    // afterwards it might have ended.
    private static final String ASK =
            """
            insert into trainings (id, status, step, asked_by, asked_at) values ($1, 'waiting', 'waiting', $2, $3)
            on conflict ((true)) where status in ('waiting', 'running') do update set status = trainings.status
            returning\s"""
                    + COLUMNS;

    private static final String GO_ON =
            "update trainings set status = 'running', step = $2, done = $3, total = $4 where id = $1";

    private static final String END =
            """
            update trainings set status = $2, step = 'done', ended_at = $3, version = $4, problem = $5 where id = $1
            """;

    // Nobody knows what these orders were: they were not let pass, or wait for people.
    private static final String UNSETTLED =
            """
            select order_id from scores
            where outcome is null and (status = 'open' or score->>'decision' = 'reject')
            """;

    private final Database database;

    TrainingStore(Database database) {
        this.database = database;
    }

    /** The one that is under way, else a new one under this id. */
    Future<Training> ask(Tx tx, String id, String by) {
        return tx.query(ASK, Tuple.of(id, by, now()))
                .map(rows -> training(rows.iterator().next()));
    }

    Future<List<Training>> find(String id) {
        return database.query(FIND, Tuple.of(id)).map(TrainingStore::trainings);
    }

    Future<List<Training>> latest() {
        return database.query(LATEST).map(TrainingStore::trainings);
    }

    Future<Void> goOn(String id, String step, long done, long total) {
        return database.query(GO_ON, Tuple.of(id, step, done, total)).mapEmpty();
    }

    /** How a training ended: with a version, or a problem. */
    record End(TrainingStatus status, @Nullable String version, @Nullable String problem) {}

    Future<Void> end(Tx tx, String id, End end) {
        return tx.query(END, Tuple.of(id, Names.snake(end.status().name()), now(), end.version(), end.problem()))
                .mapEmpty();
    }

    Future<Set<String>> unsettled() {
        return database.query(UNSETTLED).map(rows -> {
            Set<String> orders = new HashSet<>();
            rows.forEach(row -> orders.add(row.getString("order_id")));
            return orders;
        });
    }

    private static OffsetDateTime now() {
        return Instant.now().atOffset(ZoneOffset.UTC);
    }

    private static List<Training> trainings(RowSet<Row> rows) {
        List<Training> all = new ArrayList<>();
        rows.forEach(row -> all.add(training(row)));
        return all;
    }

    private static Training training(Row row) {
        OffsetDateTime endedAt = row.getOffsetDateTime("ended_at");
        return new Training(
                row.getString("id"),
                TrainingStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("step"),
                row.getLong("done"),
                row.getLong("total"),
                row.getString("asked_by"),
                row.getOffsetDateTime("asked_at").toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                row.getString("version"),
                row.getString("problem"));
    }
}
