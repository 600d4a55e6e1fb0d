package dev.tradewind.auditor;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.shared.Id;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Suspicions and breaches. Each step from one to the other is one statement, so that it is taken once. */
final class BreachStore {
    private static final String SUSPECT =
            """
            insert into breaches as known (id, invariant, rule, subject, detail, state, since, seen_at)
            select id, invariant, rule, subject, detail, 'suspected', clock_timestamp(), clock_timestamp()
            from unnest($1::text[], $2::smallint[], $3::text[], $4::text[], $5::text[])
                as seen (id, invariant, rule, subject, detail) order by rule, subject
            on conflict (rule, subject) where state <> 'cleared'
                do update set detail = excluded.detail, seen_at = excluded.seen_at
            """;

    // Of what was looked at under these rules, that which does not break them now.
    private static final String KEPT =
            """
            rule = any ($1::text[]) and subject = any ($2::text[]) and not exists (
                select from unnest($3::text[], $4::text[]) as seen (rule, subject)
                where seen.rule = breaches.rule and seen.subject = breaches.subject)
            """;
    private static final String ACQUIT = "delete from breaches where state = 'suspected' and " + KEPT;
    private static final String CLEAR = "update breaches set state = 'cleared', cleared_at = clock_timestamp() "
            + "where state = 'found' and " + KEPT + " returning *";

    // It was seen again after it had the time to settle.
    private static final String FIND =
            """
            update breaches set state = 'found', found_at = clock_timestamp()
            where state = 'suspected' and seen_at - since >= make_interval(secs => $1) returning *
            """;

    private static final String RIPE =
            """
            select exists (select from breaches where state = 'suspected'
                and seen_at - since >= make_interval(secs => $1)) as ripe
            """;

    private static final String OPEN =
            "select subject from breaches where state <> 'cleared' and rule like $1 || '%' limit 100";

    private static final String FOUND = "select * from breaches where state = 'found' order by found_at desc limit 500";
    private static final String REPAIRED =
            "select * from breaches where repair is not null order by repair_asked_at desc limit 25";
    private static final String COUNTS =
            """
            select invariant, count(*) filter (where state = 'suspected') as suspected,
                count(*) filter (where state = 'found') as found
            from breaches where state <> 'cleared' group by invariant
            """;

    private static final String ASK =
            """
            update breaches set repair = case rule when $1 then $2 else $4 end, repair_asked_at = clock_timestamp()
            where id in (select id from breaches
                where state = 'found' and rule in ($1, $3) and repair is null order by found_at limit 20)
            """;
    private static final String UNANSWERED =
            """
            select * from breaches where repair is not null and repair_outcome is null order by repair_asked_at limit 20
            """;
    private static final String ANSWERED =
            "update breaches set repair_outcome = $2 where id = $1 and repair_outcome is null returning *";

    private static final String TELL =
            """
            insert into told (subject, events) values ($1, 1)
            on conflict (subject) do update set events = told.events + 1 returning events
            """;

    private final Database database;

    BreachStore(Database database) {
        this.database = database;
    }

    /** What is known of one breach. */
    record Breach(
            String id,
            int invariant,
            String rule,
            String subject,
            String detail,
            Instant since,
            @Nullable Instant foundAt,
            @Nullable Repair repair) {}

    record Repair(String command, Instant askedAt, @Nullable String outcome) {}

    record Count(int invariant, long suspected, long found) {}

    /** Commands by the rules that they mend. */
    record Commands(String lateRule, String giveUp, String orphanRule, String release) {}

    Future<Void> suspect(Tx tx, List<Breaking> breaking) {
        if (breaking.isEmpty()) {
            return Future.succeededFuture();
        }
        return tx.query(
                        SUSPECT,
                        Tuple.tuple()
                                .addArrayOfString(Stream.generate(BreachStore::id)
                                        .limit(breaking.size())
                                        .toArray(String[]::new))
                                .addArrayOfShort(breaking.stream()
                                        .map(b -> (short) b.invariant())
                                        .toArray(Short[]::new))
                                .addArrayOfString(texts(breaking, Breaking::rule))
                                .addArrayOfString(texts(breaking, Breaking::subject))
                                .addArrayOfString(texts(breaking, Breaking::detail)))
                .mapEmpty();
    }

    /** Suspicions that have come to nothing are forgotten; answers with the breaches that are over. */
    Future<List<Breach>> clear(Tx tx, Examined examined) {
        Tuple kept = Tuple.tuple()
                .addArrayOfString(texts(examined.rules()))
                .addArrayOfString(texts(examined.looked()))
                .addArrayOfString(texts(examined.breaking(), Breaking::rule))
                .addArrayOfString(texts(examined.breaking(), Breaking::subject));
        return tx.query(ACQUIT, kept).compose(v -> tx.query(CLEAR, kept)).map(BreachStore::breaches);
    }

    /** Whether a suspicion is that old. */
    Future<Boolean> ripe(Duration age) {
        return database.query(RIPE, Tuple.of(seconds(age)))
                .map(rows -> rows.iterator().next().getBoolean("ripe"));
    }

    /** Suspicions of this age are breaches from now on. */
    Future<List<Breach>> find(Tx tx, Duration age) {
        return tx.query(FIND, Tuple.of(seconds(age))).map(BreachStore::breaches);
    }

    /** Subjects that are suspected, or found, to break a rule that begins like this. */
    Future<List<String>> open(String rules) {
        return database.query(OPEN, Tuple.of(rules))
                .map(rows -> rows.stream().map(row -> row.getString("subject")).toList());
    }

    Future<List<Breach>> found() {
        return database.query(FOUND).map(BreachStore::breaches);
    }

    Future<List<Breach>> repaired() {
        return database.query(REPAIRED).map(BreachStore::breaches);
    }

    Future<List<Count>> counts() {
        return database.query(COUNTS).map(rows -> rows.stream()
                .map(row -> new Count(row.getShort("invariant"), row.getLong("suspected"), row.getLong("found")))
                .toList());
    }

    /** Notes, before it is asked for, that a repair is; then answers with those whose outcome is not known. */
    Future<List<Breach>> repairs(Commands commands) {
        return database.query(
                        ASK,
                        Tuple.of(commands.lateRule(), commands.giveUp(), commands.orphanRule(), commands.release()))
                .compose(asked -> database.query(UNANSWERED))
                .map(BreachStore::breaches);
    }

    /** Empty when the outcome was known already. */
    Future<List<Breach>> answered(Tx tx, String id, String outcome) {
        return tx.query(ANSWERED, Tuple.of(id, outcome)).map(BreachStore::breaches);
    }

    /** Counts the events of a subject. */
    Future<Long> tell(Tx tx, String subject) {
        return tx.query(TELL, Tuple.of(subject))
                .map(rows -> rows.iterator().next().getLong("events"));
    }

    private static String id() {
        return Id.next("brc");
    }

    private static double seconds(Duration age) {
        return age.toMillis() / 1000.0;
    }

    private static String[] texts(Set<String> set) {
        return set.toArray(String[]::new);
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static List<Breach> breaches(RowSet<Row> rows) {
        return rows.stream().map(BreachStore::breach).toList();
    }

    private static Breach breach(Row row) {
        String repair = row.getString("repair");
        OffsetDateTime found = row.getOffsetDateTime("found_at");
        return new Breach(
                row.getString("id"),
                row.getShort("invariant"),
                row.getString("rule"),
                row.getString("subject"),
                row.getString("detail"),
                row.getOffsetDateTime("since").toInstant(),
                found == null ? null : found.toInstant(),
                repair == null
                        ? null
                        : new Repair(
                                repair,
                                row.getOffsetDateTime("repair_asked_at").toInstant(),
                                row.getString("repair_outcome")));
    }
}
