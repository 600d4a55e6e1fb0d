package dev.tradewind.fraud;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fraud.NewVerdict;
import dev.tradewind.contracts.fraud.ReviewHistory;
import dev.tradewind.contracts.fraud.ReviewPage;
import dev.tradewind.contracts.fraud.ReviewQuery;
import dev.tradewind.contracts.fraud.ReviewStatus;
import dev.tradewind.contracts.fraud.ReviewView;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every statement about scores, and what people and time make of them. */
final class FraudStore {
    private static final String SCORED = "select order_id from scores where order_id = any($1::text[])";

    private static final String KEEP =
            """
            insert into scores (order_id, score, features, sequence, status, card, scored_at, customer, address)
            select order_id, score::json, features, sequence, status, card, scored_at, customer, address
            from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::timestamptz[],
                    $8::text[], $9::text[])
                as s(order_id, score, features, sequence, status, card, scored_at, customer, address)
            """;

    private static final String RENEW =
            """
            update scores set score = s.score::json, features = s.features, sequence = s.sequence, status = s.status,
                card = s.card
            from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[])
                as s(order_id, score, features, sequence, status, card)
            where scores.order_id = s.order_id
            """;

    private static final String COLUMNS =
            """
            select score::text as score, status, verdict, note, decided_by, decided_at, sequence, outcome from scores
            """;

    private static final String FIND = COLUMNS + "where order_id = $1";

    private static final String LOCK = COLUMNS + "where order_id = any($1::text[]) order by order_id for update";

    private static final String PAGE = COLUMNS
            + "where ($1::text is null or status = $1) and ($2::text is null or order_id < $2) "
            + "order by order_id desc limit $3";

    private static final String DECIDE =
            """
            update scores set status = 'decided', verdict = $2, note = $3, decided_by = $4, decided_at = $5,
                sequence = sequence + 1, outcome = $2
            where order_id = $1
            """;

    private static final String TURNED_OUT =
            "update scores set outcome = $2, sequence = sequence + 1 where order_id = $1";

    // Nobody knows of those that were never let pass, or wait for people. Whoever is at an order at this moment has
    // more to say of it.
    private static final String SETTLE =
            """
            with settled as (
                select order_id from scores
                where outcome is null and score->>'decision' <> 'reject' and status <> 'open' and scored_at < $1
                order by scored_at limit $2 for update skip locked)
            update scores set outcome = 'good', sequence = sequence + 1
            from settled where scores.order_id = settled.order_id
            returning scores.order_id, sequence, score->>'model_version' as version
            """;

    private static final String PAST = "select order_id, features, outcome from scores order by order_id desc limit $1";

    // Each way by its own index; what is shared in several ways is told once.
    private static final String ALIKE =
            """
            with one as (select order_id, customer, address, card from scores where order_id = $1),
            alike as (
                (select s.order_id, 'customer' as shared from scores s, one
                 where s.customer = one.customer and s.order_id <> one.order_id order by s.order_id desc limit $2)
                union all
                (select s.order_id, 'card' from scores s, one
                 where s.card = one.card and s.order_id <> one.order_id order by s.order_id desc limit $2)
                union all
                (select s.order_id, 'address' from scores s, one
                 where s.address = one.address and s.order_id <> one.order_id order by s.order_id desc limit $2))
            select s.score::text as score, s.outcome, s.status, s.verdict, s.note, s.decided_by, s.decided_at,
                s.sequence, string_agg(alike.shared, ',' order by alike.shared) as shared
            from alike join scores s using (order_id) group by s.order_id order by s.order_id desc limit $2
            """;

    private final Database database;

    FraudStore(Database database) {
        this.database = database;
    }

    /** A score, how many events were said about it, and what the order is now taken to be. */
    record Kept(ReviewView view, long sequence, @Nullable Verdict outcome) {}

    Future<Set<OrderId>> scored(Tx tx, List<OrderId> ids) {
        return tx.query(SCORED, Tuple.of(values(ids))).map(rows -> rows.stream()
                .map(row -> new OrderId(row.getString("order_id")))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** What was said at a first look. */
    Future<Void> keep(Tx tx, List<Judged> judged) {
        Tuple scores = scores(judged)
                .addArrayOfOffsetDateTime(
                        judged.stream().map(j -> time(j.view().scoredAt())).toArray(OffsetDateTime[]::new))
                .addArrayOfString(texts(judged, j -> j.looked().now().link(Dimension.CUSTOMER)))
                .addArrayOfString(texts(judged, j -> j.looked().now().link(Dimension.ADDRESS)));
        return tx.query(KEEP, scores).mapEmpty();
    }

    /** And at a second one. */
    Future<Void> renew(Tx tx, List<Judged> judged) {
        return tx.query(RENEW, scores(judged)).mapEmpty();
    }

    private static Tuple scores(List<Judged> judged) {
        return Tuple.tuple()
                .addArrayOfString(texts(judged, j -> j.view().orderId().value()))
                .addArrayOfString(texts(judged, j -> Wire.write(j.view())))
                .addArrayOfString(texts(judged, j -> Arrays.toString(j.looked().features())))
                .addArrayOfLong(judged.stream().map(Judged::sequence).toArray(Long[]::new))
                .addArrayOfString(
                        texts(judged, j -> Names.snake(j.view().status().name())))
                .addArrayOfString(texts(judged, j -> j.looked().now().link(Dimension.CARD)));
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

    /** Those that are scored, locked. */
    Future<List<Kept>> lock(Tx tx, List<OrderId> ids) {
        return tx.query(LOCK, Tuple.of(values(ids))).map(rows -> all(rows, FraudStore::kept));
    }

    Future<Void> decide(Tx tx, OrderId id, NewVerdict verdict, String by) {
        String name = Names.snake(verdict.verdict().name());
        return tx.query(DECIDE, Tuple.of(id.value(), name, verdict.note(), by, time(Instant.now())))
                .mapEmpty();
    }

    Future<Void> turnedOut(Tx tx, OrderId id, Verdict outcome) {
        return tx.query(TURNED_OUT, Tuple.of(id.value(), Names.snake(outcome.name())))
                .mapEmpty();
    }

    /** An order that was believed to be good from now on, with the number of the event that tells it. */
    record Settled(OrderId order, long sequence, String version) {}

    /** Of the orders that nobody has complained of since, the oldest. */
    Future<List<Settled>> settle(Tx tx, Instant scoredBefore, int limit) {
        return tx.query(SETTLE, Tuple.of(time(scoredBefore), limit))
                .map(rows -> all(
                        rows,
                        row -> new Settled(
                                new OrderId(row.getString("order_id")),
                                row.getLong("sequence"),
                                row.getString("version"))));
    }

    /** The newest scored orders. */
    Future<List<Past>> past(int limit) {
        return database.query(PAST, Tuple.of(limit)).map(rows -> all(rows, FraudStore::past));
    }

    Future<ReviewHistory> alike(OrderId id, int limit) {
        return database.query(ALIKE, Tuple.of(id.value(), limit))
                .map(rows -> new ReviewHistory(all(rows, FraudStore::alike)));
    }

    private static Past past(Row row) {
        return new Past(new OrderId(row.getString("order_id")), row.getString("features"), verdict(row, "outcome"));
    }

    /** As they are kept. */
    static double[] features(String text) {
        String[] texts = text.substring(1, text.length() - 1).split(", ");
        return Arrays.stream(texts).mapToDouble(Double::parseDouble).toArray();
    }

    private static ReviewHistory.Past alike(Row row) {
        ReviewView view = kept(row).view();
        return new ReviewHistory.Past(
                view.orderId(),
                view.total(),
                view.email(),
                view.scoredAt(),
                view.decision(),
                view.probability(),
                verdict(row, "outcome"),
                List.of(row.getString("shared").split(",")));
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
                verdict(row, "verdict"),
                row.getString("note"),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant());
        return new Kept(now, row.getLong("sequence"), verdict(row, "outcome"));
    }

    private static @Nullable Verdict verdict(Row row, String column) {
        String verdict = row.getString(column);
        return verdict == null ? null : Verdict.valueOf(verdict.toUpperCase(Locale.ROOT));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String[] values(List<OrderId> ids) {
        return ids.stream().map(OrderId::value).toArray(String[]::new);
    }

    private static @Nullable String[] texts(List<Judged> judged, Function<Judged, @Nullable String> text) {
        return judged.stream().map(text).toArray(String[]::new);
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        List<T> all = new ArrayList<>();
        rows.forEach(row -> all.add(read.apply(row)));
        return all;
    }
}
