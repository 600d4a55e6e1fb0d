package dev.tradewind.personalization;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.personalization.Experiment;
import dev.tradewind.contracts.personalization.NewRankingRule;
import dev.tradewind.contracts.personalization.RankingRule;
import dev.tradewind.contracts.personalization.RuleId;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Every statement about what operators decide: rules and the experiment. */
final class SteeringStore {
    private static final String RULES = "select id, rule::text as rule, made_by, created_at from rules order by id";

    private static final String ADD =
            "insert into rules (id, rule, made_by, created_at) values ($1, $2::text::json, $3, $4)";

    private static final String COUNT = "select count(*) from rules";

    private static final String DROP = "delete from rules where id = $1";

    private static final String EXPERIMENT = "select champion, challenger, percent from experiment";

    private static final String SET =
            """
            insert into experiment (version, champion, challenger, percent) values (1, $1, $2, $3)
            on conflict (one) do update set version = experiment.version + 1, champion = excluded.champion,
                challenger = excluded.challenger, percent = excluded.percent
            returning version""";

    private final Database database;

    SteeringStore(Database database) {
        this.database = database;
    }

    Future<List<RankingRule>> rules() {
        return database.query(RULES).map(rows -> {
            List<RankingRule> rules = new ArrayList<>();
            rows.forEach(row -> rules.add(rule(row)));
            return rules;
        });
    }

    Future<Long> count(Tx tx) {
        return tx.query(COUNT).map(rows -> rows.iterator().next().getLong(0));
    }

    Future<Void> add(Tx tx, RankingRule rule) {
        return tx.query(
                        ADD,
                        Tuple.of(
                                rule.id().value(),
                                Wire.write(rule.rule()),
                                rule.by(),
                                rule.createdAt().atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** False when there was none. */
    Future<Boolean> drop(Tx tx, RuleId id) {
        return tx.query(DROP, Tuple.of(id.value())).map(rows -> rows.rowCount() > 0);
    }

    Future<Experiment> experiment() {
        return database.query(EXPERIMENT)
                .map(rows -> rows.size() == 0
                        ? Models.DEFAULT
                        : experiment(rows.iterator().next()));
    }

    /** Answers with how often it was set. */
    Future<Long> set(Tx tx, Experiment experiment) {
        return tx.query(SET, Tuple.of(experiment.champion(), experiment.challenger(), experiment.challengerPercent()))
                .map(rows -> rows.iterator().next().getLong("version"));
    }

    private static Experiment experiment(Row row) {
        return new Experiment(row.getString("champion"), row.getString("challenger"), row.getInteger("percent"));
    }

    private static RankingRule rule(Row row) {
        return new RankingRule(
                new RuleId(row.getString("id")),
                Wire.read(row.getString("rule"), NewRankingRule.class),
                row.getString("made_by"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
