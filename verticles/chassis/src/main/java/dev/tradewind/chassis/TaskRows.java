package dev.tradewind.chassis;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The {@code tasks} table. */
final class TaskRows {
    private static final String INSERT =
            """
            insert into tasks (kind, key, due_at, payload)
            select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[])
            on conflict (kind, key) do
            """;
    private static final String NOTHING = INSERT + "nothing";
    private static final String SCHEDULE = INSERT
            + """
            update set due_at = excluded.due_at, payload = excluded.payload, attempts = 0,
                generation = tasks.generation + 1, cancelled = false
            """;
    // What is being worked on may have had its effect outside already, so its end must still be recorded. The update
    // waits for whoever ends a lease at this moment and finds the row as he left it; the delete alone would pass over
    // it.
    private static final String MARK_CANCELLED =
            "update tasks set cancelled = true where kind = $1 and key = any($2::text[])";
    private static final String CANCEL =
            """
            delete from tasks
            where kind = $1 and key = any($2::text[]) and (leased_until is null or leased_until <= now())
            """;
    private static final String FREE = "(tasks.leased_until is null or tasks.leased_until <= now())";
    private static final String NEXT =
            """
            select asked.kind, extract(epoch from (
                    select tasks.due_at from tasks where tasks.kind = asked.kind and %s
                    order by tasks.due_at limit 1) - now())::double precision as seconds
            from unnest($1::text[]) as asked (kind)
            """
                    .formatted(FREE);
    // Materialized, so that the limit and the locks are taken once.
    private static final String DUE =
            """
            with due as materialized (
                select kind, key from tasks where kind = $1 and due_at <= now() and %s
                order by due_at limit $2 for update skip locked)
            """
                    .formatted(FREE);
    private static final String RETURNING =
            """
            returning tasks.kind, tasks.key, tasks.due_at, tasks.attempts, tasks.payload, tasks.generation, tasks.lease
            """;
    private static final String TAKE =
            DUE + "delete from tasks using due where tasks.kind = due.kind and tasks.key = due.key " + RETURNING;
    private static final String CLAIM = DUE
            + """
            update tasks set lease = nextval('task_leases'), attempts = attempts + 1,
                leased_until = now() + make_interval(secs => $3)
            from due where tasks.kind = due.kind and tasks.key = due.key
            """
            + RETURNING;
    private static final String RENEW =
            """
            update tasks set leased_until = now() + make_interval(secs => $4)
            from unnest($2::text[], $3::bigint[]) as held (key, lease)
            where tasks.kind = $1 and tasks.key = held.key and tasks.lease = held.lease
            """;
    private static final String POSTPONE =
            """
            update tasks set attempts = attempts + 1, due_at = now() + make_interval(secs => $3)
            where kind = $1 and key = $2
            """;
    // Waits for whoever schedules the task again or takes it back at this moment, and sees what he wrote. What becomes
    // of the row is decided only then.
    private static final String HOLD =
            "select generation, cancelled from tasks where kind = $1 and key = $2 and lease = $3 for update";
    private static final String REMOVE = "delete from tasks where kind = $1 and key = $2";
    // Without a pause it stays due when it was.
    private static final String LET_GO =
            """
            update tasks set lease = null, leased_until = null,
                due_at = coalesce(now() + make_interval(secs => $3), due_at)
            where kind = $1 and key = $2
            """;

    private final Database database;

    TaskRows(Database database) {
        this.database = database;
    }

    /** A task under lease. */
    record Claim(Task task, long generation, long lease) {}

    /** @param anew whether tasks that are there are moved */
    void schedule(Tx tx, Collection<Task> tasks, boolean anew) {
        Instant now = Instant.now();
        tx.send(
                anew ? SCHEDULE : NOTHING,
                Tuple.tuple()
                        .addArrayOfString(tasks.stream().map(Task::kind).toArray(String[]::new))
                        .addArrayOfString(tasks.stream().map(Task::key).toArray(String[]::new))
                        .addArrayOfOffsetDateTime(tasks.stream()
                                .map(t -> t.dueAt().isBefore(now) ? now : t.dueAt())
                                .map(due -> due.atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))
                        .addArrayOfString(tasks.stream().map(Task::payload).toArray(String[]::new)));
    }

    /** @param leased whether tasks of this kind are worked on under a lease */
    void cancel(Tx tx, String kind, List<String> keys, boolean leased) {
        Tuple which = Tuple.of(kind).addArrayOfString(keys.toArray(String[]::new));
        if (leased) {
            tx.send(MARK_CANCELLED, which);
        }
        tx.send(CANCEL, which);
    }

    /** How long it is until the next task of each kind falls due; kinds without any are absent. */
    Future<Map<String, Duration>> next(Collection<String> kinds) {
        return database.query(NEXT, Tuple.tuple().addArrayOfString(kinds.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Duration> next = new HashMap<>();
                    rows.forEach(row -> {
                        Double seconds = row.getDouble("seconds");
                        if (seconds != null) {
                            next.put(row.getString("kind"), Duration.ofNanos((long) Math.ceil(seconds * 1e9)));
                        }
                    });
                    return next;
                });
    }

    /** Removes tasks that are due. */
    Future<List<Task>> take(Tx tx, String kind, int limit) {
        return tx.query(TAKE, Tuple.of(kind, limit))
                .map(rows -> claims(rows).stream().map(Claim::task).toList());
    }

    Future<List<Claim>> claim(String kind, int limit, Duration lease) {
        return database.query(CLAIM, Tuple.of(kind, limit, seconds(lease))).map(TaskRows::claims);
    }

    /** Those that are no longer ours are left as they are. */
    Future<Void> renew(String kind, List<Claim> claims, Duration lease) {
        return database.query(
                        RENEW,
                        Tuple.of(kind)
                                .addArrayOfString(claims.stream()
                                        .map(claim -> claim.task().key())
                                        .toArray(String[]::new))
                                .addArrayOfLong(
                                        claims.stream().map(Claim::lease).toArray(Long[]::new))
                                .addDouble(seconds(lease)))
                .mapEmpty();
    }

    /** A task whose handler failed comes back later. */
    Future<Void> postpone(Task task, Duration pause) {
        return database.query(POSTPONE, Tuple.of(task.kind(), task.key(), seconds(pause)))
                .mapEmpty();
    }

    /** The work is done. False when the lease is no longer ours. */
    Future<Boolean> finish(Tx tx, Claim claim) {
        return held(tx, claim).map(held -> {
            held.ifPresent(row -> {
                if (row.cancelled() || row.generation() == claim.generation()) {
                    remove(tx, claim);
                } else {
                    letGo(tx, claim, null);
                }
            });
            return held.isPresent();
        });
    }

    /** The work is to be done again after the pause, or when it was scheduled for meanwhile. */
    Future<Void> release(Claim claim, Duration pause) {
        return database.transaction(tx -> held(tx, claim).map(held -> {
            held.ifPresent(row -> {
                if (row.cancelled()) {
                    remove(tx, claim);
                } else {
                    letGo(tx, claim, row.generation() == claim.generation() ? pause : null);
                }
            });
            return null;
        }));
    }

    /** A task as it is at the end of its lease. */
    private record Held(long generation, boolean cancelled) {}

    private static Future<Optional<Held>> held(Tx tx, Claim claim) {
        return tx.query(HOLD, place(claim).addLong(claim.lease())).map(rows -> rows.stream()
                .map(row -> new Held(row.getLong("generation"), row.getBoolean("cancelled")))
                .findFirst());
    }

    private static void remove(Tx tx, Claim claim) {
        tx.send(REMOVE, place(claim));
    }

    private static void letGo(Tx tx, Claim claim, @Nullable Duration pause) {
        tx.send(LET_GO, place(claim).addDouble(pause == null ? null : seconds(pause)));
    }

    private static Tuple place(Claim claim) {
        return Tuple.of(claim.task().kind(), claim.task().key());
    }

    private static double seconds(Duration length) {
        return length.toNanos() / 1e9;
    }

    private static List<Claim> claims(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Claim(
                        new Task(
                                row.getString("kind"),
                                row.getString("key"),
                                row.getOffsetDateTime("due_at").toInstant(),
                                row.getInteger("attempts"),
                                row.getString("payload")),
                        row.getLong("generation"),
                        row.getLong("lease") == null ? 0 : row.getLong("lease")))
                .toList();
    }
}
