package dev.tradewind.operations;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.operations.AuditEntry;
import dev.tradewind.contracts.operations.AuditEntry.Outcome;
import dev.tradewind.contracts.operations.AuditQuery;
import dev.tradewind.contracts.shared.RawJson;
import dev.tradewind.contracts.wire.Names;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The audit log's statements. */
final class AuditLogStore {
    private static final String RECORD =
            """
            insert into audit_log as known (id, at, actor, actor_kind, role, action, method, path, subject, request,
                result, status, outcome, trace_id)
            select id, at, actor, actor_kind, role, action, method, path, subject, request::json, result::json, status,
                outcome, trace_id
            from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                $8::text[], $9::text[], $10::text[], $11::text[], $12::int[], $13::text[], $14::text[])
                as new (id, at, actor, actor_kind, role, action, method, path, subject, request, result, status,
                    outcome, trace_id)
            order by id
            on conflict (id) do update set subject = excluded.subject, result = excluded.result,
                status = excluded.status, outcome = excluded.outcome
                where known.outcome is null and excluded.outcome is not null
            """;

    private static final String COLUMNS =
            """
            select id, at, actor, actor_kind, role, action, method, path, subject, request::text, result::text, status,
                outcome, trace_id from audit_log
            """;
    // One statement for each restriction that has an index, so that each has the plan that its index allows. Ids begin
    // with their time, so a window of time is a range of ids, give or take what passes between the two.
    private static final String REST =
            """
            and ($8::text is null or id >= $8) and ($9::text is null or id < $9)
            and ($3::text is null or actor = $3) and ($4::text is null or action = $4)
            and ($5::text is null or subject = $5) and ($6::timestamptz is null or at >= $6)
            and ($7::timestamptz is null or at < $7)
            order by id desc limit $2
            """;
    private static final String NEWEST = COLUMNS + "where id < $1 " + REST;
    private static final String OF_SUBJECT = COLUMNS + "where subject = $5 and id < $1 " + REST;
    private static final String OF_ACTOR = COLUMNS + "where actor = $3 and id < $1 " + REST;
    private static final String OF_ACTION = COLUMNS + "where action = $4 and id < $1 " + REST;

    private static final String AFTER_ALL_IDS = "~";

    private static final String PREFIX = "aud_";
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final long LATEST_MS = (1L << 48) - 1;

    private static final Duration SKEW = Duration.ofMinutes(1);

    // The one way to take entries out that the trigger lets pass. It guards against statements written by mistake:
    // whoever acts with the domain's own role could open it by the same setting.
    private static final String FORGET = "select forget_audit_log($1, $2) as forgotten";

    private final Database database;

    AuditLogStore(Database database) {
        this.database = database;
    }

    Future<Void> record(List<AuditEntry> entries) {
        // Of an act that was begun and finished in the same batch, the end says everything.
        Map<String, AuditEntry> latest = new LinkedHashMap<>();
        entries.forEach(e -> latest.merge(e.id(), e, (one, other) -> other.outcome() == null ? one : other));
        if (latest.isEmpty()) {
            return Future.succeededFuture();
        }
        return database.query(RECORD, columns(latest.values())).mapEmpty();
    }

    /** One more than asked for, if there is. */
    Future<List<AuditEntry>> page(AuditQuery query) {
        String after = query.page().after();
        Tuple args = Tuple.tuple()
                .addString(after == null ? AFTER_ALL_IDS : after)
                .addInteger(query.page().limit() + 1)
                .addString(query.actor())
                .addString(query.action())
                .addString(query.subject())
                .addOffsetDateTime(time(query.from()))
                .addOffsetDateTime(time(query.to()))
                .addString(query.from() == null ? null : idAt(query.from().minus(SKEW)))
                .addString(query.to() == null ? null : idAt(query.to().plus(SKEW)));
        return database.query(statement(query), args)
                .map(rows -> rows.stream().map(AuditLogStore::entry).toList());
    }

    /** Entries older than this are taken out, so many at once. @return how many there were */
    Future<Integer> forget(Instant before, int atOnce) {
        return database.query(FORGET, Tuple.of(idAt(before), atOnce))
                .map(rows -> rows.iterator().next().getInteger("forgotten"));
    }

    /** Where ids of that millisecond begin. */
    static String idAt(Instant time) {
        long millis = Math.clamp(time.toEpochMilli(), 0, LATEST_MS);
        StringBuilder text = new StringBuilder(PREFIX);
        for (int shift = 45; shift >= 0; shift -= 5) {
            text.append(DIGITS.charAt((int) (millis >> shift & 31)));
        }
        return text.toString();
    }

    private static String statement(AuditQuery query) {
        if (query.subject() != null) {
            return OF_SUBJECT;
        }
        if (query.actor() != null) {
            return OF_ACTOR;
        }
        return query.action() == null ? NEWEST : OF_ACTION;
    }

    private static Tuple columns(Collection<AuditEntry> collected) {
        List<AuditEntry> entries = new ArrayList<>(collected);
        return Tuple.tuple()
                .addArrayOfString(texts(entries, AuditEntry::id))
                .addArrayOfOffsetDateTime(
                        entries.stream().map(e -> time(e.at())).toArray(OffsetDateTime[]::new))
                .addArrayOfString(texts(entries, AuditEntry::actor))
                .addArrayOfString(texts(entries, AuditEntry::actorKind))
                .addArrayOfString(texts(entries, AuditEntry::role))
                .addArrayOfString(texts(entries, AuditEntry::action))
                .addArrayOfString(texts(entries, AuditEntry::method))
                .addArrayOfString(texts(entries, AuditEntry::path))
                .addArrayOfString(texts(entries, AuditEntry::subject))
                .addArrayOfString(texts(entries, e -> text(e.request())))
                .addArrayOfString(texts(entries, e -> text(e.result())))
                .addArrayOfInteger(entries.stream().map(AuditEntry::status).toArray(Integer[]::new))
                .addArrayOfString(texts(entries, e -> text(e.outcome())))
                .addArrayOfString(texts(entries, AuditEntry::traceId));
    }

    private static AuditEntry entry(Row row) {
        String outcome = row.getString("outcome");
        return new AuditEntry(
                row.getString("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("actor"),
                row.getString("actor_kind"),
                row.getString("role"),
                row.getString("action"),
                row.getString("method"),
                row.getString("path"),
                row.getString("subject"),
                json(row.getString("request")),
                json(row.getString("result")),
                row.getInteger("status"),
                outcome == null ? null : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                row.getString("trace_id"));
    }

    private static @Nullable RawJson json(@Nullable String text) {
        return text == null ? null : new RawJson(text);
    }

    private static @Nullable String text(@Nullable RawJson json) {
        return json == null ? null : json.text();
    }

    private static @Nullable String text(@Nullable Outcome outcome) {
        return outcome == null ? null : Names.snake(outcome.name());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static String[] texts(List<AuditEntry> rows, Function<AuditEntry, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
