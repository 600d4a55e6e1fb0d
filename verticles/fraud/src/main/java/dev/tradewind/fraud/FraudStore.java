package dev.tradewind.fraud;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fraud.NewVerdict;
import dev.tradewind.contracts.fraud.ReviewPage;
import dev.tradewind.contracts.fraud.ReviewQuery;
import dev.tradewind.contracts.fraud.ReviewStatus;
import dev.tradewind.contracts.fraud.ReviewView;
import dev.tradewind.contracts.fraud.RiskDecision;
import dev.tradewind.contracts.fraud.Verdict;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.wire.Names;
import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.fraud.Judge.Past;
import dev.tradewind.fraud.Scoring.Judged;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every statement about the journal and scores. */
final class FraudStore {
    // An open transaction holds back every feed of the server, so nobody waits for long inside one.
    private static final String BE_QUICK = "set local lock_timeout = '100ms'";

    private static final String TAKE_TURN = "select position from turn for update";

    private static final String POSITION = "select position from turn";

    private static final String MOVE_TURN = "update turn set position = $1";

    /** With the entry at that position, by which it is seen whether it is still there. */
    private static final String JOURNAL =
            """
            select j.position, j.stamp, j.at, j.fraud, coalesce(j.purchase, p.purchase)::text as purchase
            from journal j
            left join journal p on j.purchase is null and p.order_id = j.order_id and p.purchase is not null
            where j.position >= $1
            order by j.position limit $2
            """;

    private static final String NOTE_PURCHASES =
            """
            insert into journal (position, stamp, order_id, at, purchase)
            select position, stamp, order_id, at, purchase::json
            from unnest($1::bigint[], $2::text[], $3::text[], $4::timestamptz[], $5::text[])
                as p(position, stamp, order_id, at, purchase)
            """;

    private static final String NOTE_LABEL =
            "insert into journal (position, stamp, order_id, at, fraud) values ($1, $2, $3, $4, $5)";

    private static final String SCORED = "select order_id from scores where order_id = any($1::text[])";

    private static final String KEEP =
            """
            insert into scores (order_id, score, features, sequence, status)
            select order_id, score::json, features, sequence, status
            from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[])
                as s(order_id, score, features, sequence, status)
            """;

    private static final String COLUMNS =
            "select score::text as score, status, verdict, note, decided_by, decided_at, sequence from scores ";

    private static final String FIND = COLUMNS + "where order_id = $1";

    private static final String LOCK = COLUMNS + "where order_id = $1 for update";

    private static final String PAGE = COLUMNS
            + "where ($1::text is null or status = $1) and ($2::text is null or order_id < $2) "
            + "order by order_id desc limit $3";

    private static final String DECIDE =
            """
            update scores set status = 'decided', verdict = $2, note = $3, decided_by = $4, decided_at = $5,
                sequence = sequence + 1
            where order_id = $1
            """;

    private static final String PAST = "select order_id, features, verdict from scores order by order_id desc limit $1";

    private final Database database;

    FraudStore(Database database) {
        this.database = database;
    }

    /** A score, and how many events were said about it. */
    record Kept(ReviewView view, long sequence) {}

    /** Answers with the position of the last entry; nobody else writes one until this transaction ends. */
    Future<Long> takeTurn(Tx tx) {
        return tx.query(BE_QUICK)
                .compose(quick -> tx.query(TAKE_TURN))
                .map(rows -> rows.iterator().next().getLong("position"));
    }

    /** The same outside of a transaction, for a start. */
    Future<List<Entry>> journal(long from, int limit) {
        return database.query(JOURNAL, Tuple.of(from, limit)).map(rows -> all(rows, FraudStore::entry));
    }

    Future<Long> position() {
        return database.query(POSITION).map(rows -> rows.iterator().next().getLong("position"));
    }

    Future<List<Entry>> journal(Tx tx, long from, int limit) {
        return tx.query(JOURNAL, Tuple.of(from, limit)).map(rows -> all(rows, FraudStore::entry));
    }

    Future<Set<OrderId>> scored(Tx tx, List<OrderId> ids) {
        return tx.query(SCORED, Tuple.of(ids.stream().map(OrderId::value).toArray(String[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> new OrderId(row.getString("order_id")))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    Future<Void> keep(Tx tx, List<Judged> judged) {
        Tuple purchases = Tuple.tuple()
                .addArrayOfLong(judged.stream().map(j -> j.entry().position()).toArray(Long[]::new))
                .addArrayOfString(texts(judged, j -> j.entry().stamp()))
                .addArrayOfString(texts(judged, j -> j.view().orderId().value()))
                .addArrayOfOffsetDateTime(
                        judged.stream().map(j -> time(j.entry().at())).toArray(OffsetDateTime[]::new))
                .addArrayOfString(texts(judged, j -> Wire.write(j.entry().purchase())));
        Tuple scores = Tuple.tuple()
                .addArrayOfString(texts(judged, j -> j.view().orderId().value()))
                .addArrayOfString(texts(judged, j -> Wire.write(j.view())))
                .addArrayOfString(texts(judged, j -> Arrays.toString(j.features())))
                .addArrayOfLong(judged.stream()
                        .map(j -> j.view().decision() == RiskDecision.ALLOW ? 1L : 2L)
                        .toArray(Long[]::new))
                .addArrayOfString(
                        texts(judged, j -> Names.snake(j.view().status().name())));
        long last = judged.getLast().entry().position();
        return tx.query(NOTE_PURCHASES, purchases)
                .compose(done -> tx.query(KEEP, scores))
                .compose(done -> tx.query(MOVE_TURN, Tuple.of(last)))
                .mapEmpty();
    }

    /** The order's purchase is known to be a fraud, or good; by who has taken the turn. */
    Future<Void> label(Tx tx, long position, OrderId order, boolean fraud) {
        String stamp = UUID.randomUUID().toString();
        return tx.query(NOTE_LABEL, Tuple.of(position, stamp, order.value(), time(Instant.now()), fraud))
                .compose(done -> tx.query(MOVE_TURN, Tuple.of(position)))
                .mapEmpty();
    }

    Future<ReviewPage> page(ReviewQuery query) {
        ReviewStatus status = query.status();
        int limit = query.page().limit();
        Tuple args = Tuple.of(
                status == null ? null : Names.snake(status.name()), query.page().after(), limit + 1);
        return database.query(PAGE, args).map(rows -> {
            List<ReviewView> views =
                    all(rows, FraudStore::kept).stream().map(Kept::view).toList();
            List<ReviewView> data = views.subList(0, Math.min(limit, views.size()));
            String next = views.size() > limit ? data.getLast().orderId().value() : null;
            return new ReviewPage(List.copyOf(data), PageMeta.of(next));
        });
    }

    Future<List<ReviewView>> find(OrderId id) {
        return database.query(FIND, Tuple.of(id.value()))
                .map(rows ->
                        all(rows, FraudStore::kept).stream().map(Kept::view).toList());
    }

    Future<List<Kept>> lock(Tx tx, OrderId id) {
        return tx.query(LOCK, Tuple.of(id.value())).map(rows -> all(rows, FraudStore::kept));
    }

    Future<Void> decide(Tx tx, OrderId id, NewVerdict verdict, String by) {
        String name = Names.snake(verdict.verdict().name());
        return tx.query(DECIDE, Tuple.of(id.value(), name, verdict.note(), by, time(Instant.now())))
                .mapEmpty();
    }

    /** The newest scored orders. */
    Future<List<Past>> past(Tx tx, int limit) {
        return tx.query(PAST, Tuple.of(limit)).map(rows -> all(rows, FraudStore::past));
    }

    private static Past past(Row row) {
        String[] texts = row.getString("features").replaceAll("[\\[\\] ]", "").split(",");
        return new Past(
                new OrderId(row.getString("order_id")),
                Arrays.stream(texts).mapToDouble(Double::parseDouble).toArray(),
                verdict(row));
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getLong("position"),
                row.getString("stamp"),
                row.getOffsetDateTime("at").toInstant(),
                Wire.read(row.getString("purchase"), Purchase.class),
                row.getBoolean("fraud"));
    }

    private static Kept kept(Row row) {
        ReviewView said = Wire.read(row.getString("score"), ReviewView.class);
        OffsetDateTime decidedAt = row.getOffsetDateTime("decided_at");
        ReviewView now = new ReviewView(
                said.orderId(),
                ReviewStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                said.total(),
                said.email(),
                said.decision(),
                said.probability(),
                said.modelVersion(),
                said.reasons(),
                said.scoredAt(),
                verdict(row),
                row.getString("note"),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant());
        return new Kept(now, row.getLong("sequence"));
    }

    private static @Nullable Verdict verdict(Row row) {
        String verdict = row.getString("verdict");
        return verdict == null ? null : Verdict.valueOf(verdict.toUpperCase(Locale.ROOT));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String[] texts(List<Judged> judged, Function<Judged, String> text) {
        return judged.stream().map(text).toArray(String[]::new);
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        List<T> all = new ArrayList<>();
        rows.forEach(row -> all.add(read.apply(row)));
        return all;
    }
}
