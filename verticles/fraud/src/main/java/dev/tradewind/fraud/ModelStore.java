package dev.tradewind.fraud;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fraud.ModelQuality;
import dev.tradewind.contracts.fraud.ModelRole;
import dev.tradewind.contracts.fraud.RiskDecision;
import dev.tradewind.contracts.fraud.RiskModel;
import dev.tradewind.contracts.fraud.Verdict;
import dev.tradewind.contracts.wire.Names;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every statement about models and what they said. */
final class ModelStore {
    private static final int KEPT = 20;
    private static final String CHAMPION = "champion";

    private static final String SCORING = "select version, role from models where role <> 'retired' order by role";

    private static final String TREES = "select trees from models where version = $1";

    private static final String LIST =
            """
            select version, role, trained_at, trained_by, orders, frauds, trial::text as trial,
                baseline::text as baseline
            from models
            """;

    private static final String ALL = LIST + "order by trained_at desc, version";

    private static final String ONE = LIST + "where version = $1";

    private static final String RETIRE_ROLE = "update models set role = 'retired' where role = $1 and version <> $2";

    private static final String SET_ROLE = "update models set role = $2 where version = $1";

    // The same examples give the same model, which then has a role already.
    private static final String ADD =
            """
            insert into models (version, role, trained_at, trained_by, orders, frauds, trial, baseline, trees)
            values ($1, 'retired', $2, $3, $4, $5, $6::text::json, $7::text::json, $8)
            on conflict (version) do nothing
            """;

    private static final String CHALLENGE =
            "update models set role = 'challenger' where version = $1 and role = 'retired'";

    private static final String FORGET_OLD =
            """
            with forgotten as (
                delete from models where role = 'retired' and version not in
                    (select version from models order by trained_at desc limit $1)
                returning version)
            delete from model_scores where version in (select version from forgotten)
            """;

    // Nobody asks for more than the newest of each version, nor for anything of one that was trained here and is
    // forgotten. What is configured may be elsewhere, or again. The versions by leaps along the index.
    private static final String FORGET_SAID =
            """
            with recursive versions as (
                (select version from model_scores order by version limit 1)
                union all
                select (select version from model_scores s where s.version > v.version order by version limit 1)
                from versions v where v.version is not null),
            bounds as (
                select version, (
                    select order_id from model_scores s where s.version = v.version
                    order by order_id desc
                    offset case when v.version like 'gbt-%' and v.version not in (select version from models)
                        then 0 else $1 end
                    limit 1) as last
                from versions v where version is not null)
            delete from model_scores where (version, order_id) in (
                select s.version, s.order_id from bounds b
                join model_scores s on s.version = b.version and s.order_id <= b.last
                limit $2)
            """;

    private static final String SAY =
            """
            insert into model_scores (version, order_id, probability, decision)
            select version, order_id, probability, decision
            from unnest($1::text[], $2::text[], $3::float8[], $4::text[]) as s(version, order_id, probability, decision)
            on conflict (version, order_id) do update
                set probability = excluded.probability, decision = excluded.decision
            """;

    // What nobody has complained of for long enough was good, unless it still waits, or was never let pass. Features
    // are long texts, and asked for of the newest only.
    private static final String SAID =
            """
            select m.probability, m.decision,
                case when row_number() over (order by order_id desc) <= $4 then s.features end as features,
                (s.score->'total'->>'amount')::bigint as amount,
                coalesce(s.outcome, case when s.scored_at < $3 and s.status <> 'open'
                    and s.score->>'decision' <> 'reject' then 'good' end) as outcome
            from model_scores m join scores s using (order_id)
            where m.version = $1 order by order_id desc limit $2
            """;

    private final Database database;

    ModelStore(Database database) {
        this.database = database;
    }

    /** A version and what it is for. */
    record Named(String version, ModelRole role) {}

    /** A model as it was kept, and how what it learned from was distributed; null where nobody knows. */
    record Kept(RiskModel view, @Nullable Baseline baseline) {}

    /** What a model said of an order, by which features if they were asked for, and what it was if that is known. */
    record Said(
            double probability,
            RiskDecision decision,
            @Nullable String features,
            long amount,
            @Nullable Verdict outcome) {}

    /** So many of the newest orders, and of how many of them the features. */
    record Newest(int orders, int withFeatures) {}

    /** What a model said, to be kept. */
    record Saying(String order, Opinion opinion) {}

    /** A model that was just trained. */
    record Trained(Scorer scorer, int orders, int frauds, ModelQuality trial, Baseline baseline) {}

    Future<List<Named>> scoring(Tx tx) {
        return tx.query(SCORING)
                .map(rows -> all(rows, row -> new Named(row.getString("version"), role(row.getString("role")))));
    }

    Future<String> trees(String version) {
        return database.query(TREES, Tuple.of(version))
                .map(rows -> rows.iterator().next().getString("trees"));
    }

    Future<List<Kept>> all() {
        return database.query(ALL).map(rows -> all(rows, ModelStore::kept));
    }

    /** Empty when there is none. */
    Future<List<Kept>> find(String version) {
        return database.query(ONE, Tuple.of(version)).map(rows -> all(rows, ModelStore::kept));
    }

    Future<List<Kept>> find(Tx tx, String version) {
        return tx.query(ONE, Tuple.of(version)).map(rows -> all(rows, ModelStore::kept));
    }

    Future<Void> promote(Tx tx, String version) {
        return tx.query(RETIRE_ROLE, Tuple.of(CHAMPION, version))
                .compose(done -> tx.query(SET_ROLE, Tuple.of(version, CHAMPION)))
                .mapEmpty();
    }

    Future<Void> retire(Tx tx, String version) {
        return tx.query(SET_ROLE, Tuple.of(version, "retired")).mapEmpty();
    }

    /** As the challenger, unless it is there already. The oldest are forgotten. */
    Future<Void> challenge(Tx tx, Trained trained, String by) {
        String version = trained.scorer().version();
        Tuple model = Tuple.from(List.of(
                version,
                Instant.now().atOffset(ZoneOffset.UTC),
                by,
                trained.orders(),
                trained.frauds(),
                Wire.write(trained.trial()),
                Wire.write(trained.baseline()),
                TreesText.of(trained.scorer().model())));
        return tx.query(ADD, model)
                .compose(added -> tx.query(RETIRE_ROLE, Tuple.of("challenger", version)))
                .compose(retired -> tx.query(CHALLENGE, Tuple.of(version)))
                .compose(challenger -> tx.query(FORGET_OLD, Tuple.of(KEPT)))
                .mapEmpty();
    }

    Future<Void> keep(Tx tx, List<Saying> sayings) {
        if (sayings.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(sayings, s -> s.opinion().version()))
                .addArrayOfString(texts(sayings, Saying::order))
                .addArrayOfDouble(
                        sayings.stream().map(s -> s.opinion().probability()).toArray(Double[]::new))
                .addArrayOfString(
                        texts(sayings, s -> Names.snake(s.opinion().decision().name())));
        return tx.query(SAY, args).mapEmpty();
    }

    /**
     * Forgets so much at a time of what models said of orders before the newest.
     *
     * @return how much it was
     */
    Future<Integer> forgetSaid(Tx tx, int kept, int atOnce) {
        return tx.query(FORGET_SAID, Tuple.of(kept, atOnce)).map(RowSet::rowCount);
    }

    /** @param settled after which an order that nobody has complained of is believed to be good */
    Future<List<Said>> said(String version, Newest newest, Duration settled) {
        OffsetDateTime before = Instant.now().minus(settled).atOffset(ZoneOffset.UTC);
        return database.query(SAID, Tuple.of(version, newest.orders(), before, newest.withFeatures()))
                .map(rows -> all(rows, ModelStore::said));
    }

    private static Said said(Row row) {
        String outcome = row.getString("outcome");
        return new Said(
                row.getDouble("probability"),
                RiskDecision.valueOf(row.getString("decision").toUpperCase(Locale.ROOT)),
                row.getString("features"),
                row.getLong("amount"),
                outcome == null ? null : Verdict.valueOf(outcome.toUpperCase(Locale.ROOT)));
    }

    private static Kept kept(Row row) {
        RiskModel view = new RiskModel(
                row.getString("version"),
                role(row.getString("role")),
                row.getOffsetDateTime("trained_at").toInstant(),
                row.getString("trained_by"),
                row.getInteger("orders"),
                row.getInteger("frauds"),
                Wire.read(row.getString("trial"), ModelQuality.class),
                null,
                null,
                false);
        return new Kept(view, Wire.read(row.getString("baseline"), Baseline.class));
    }

    private static ModelRole role(String role) {
        return ModelRole.valueOf(role.toUpperCase(Locale.ROOT));
    }

    private static String[] texts(List<Saying> sayings, Function<Saying, String> text) {
        return sayings.stream().map(text).toArray(String[]::new);
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        return rows.stream()
                .map(row -> Objects.requireNonNull(read.apply(row)))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
