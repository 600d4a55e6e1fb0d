package dev.tradewind.fraud;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fraud.BackTest;
import dev.tradewind.contracts.fraud.NewRiskRule;
import dev.tradewind.contracts.fraud.RiskDecision;
import dev.tradewind.contracts.fraud.RiskRule;
import dev.tradewind.contracts.wire.Names;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every statement about rules. */
final class RuleStore {
    private static final String COLUMNS =
            "select name, expression, decision, live, back_test::text as back_test, made_by, created_at from rules ";

    private static final String ALL = COLUMNS + "order by name";

    private static final String LIVE = COLUMNS + "where live order by name";

    private static final String ADD =
            """
            insert into rules (name, expression, decision, live, back_test, made_by, created_at)
            values ($1, $2, $3, $4, $5::text::json, $6, $7) on conflict (name) do nothing
            """;

    private static final String GO_LIVE = "update rules set live = true where name = $1";

    private static final String FIND = COLUMNS + "where name = $1";

    private static final String DROP = "delete from rules where name = $1";

    private final Database database;

    RuleStore(Database database) {
        this.database = database;
    }

    Future<List<RiskRule>> all() {
        return database.query(ALL).map(RuleStore::rules);
    }

    Future<List<RiskRule>> all(Tx tx) {
        return tx.query(ALL).map(RuleStore::rules);
    }

    Future<List<NewRiskRule>> live(Tx tx) {
        return tx.query(LIVE)
                .map(rows -> rules(rows).stream().map(RiskRule::rule).toList());
    }

    /** False when there is one of that name. */
    Future<Boolean> add(Tx tx, RiskRule rule) {
        Tuple args = Tuple.from(List.of(
                rule.rule().name(),
                rule.rule().expression(),
                Names.snake(rule.rule().decision().name()),
                rule.live(),
                Wire.write(rule.backTest()),
                rule.by(),
                rule.createdAt().atOffset(ZoneOffset.UTC)));
        return tx.query(ADD, args).map(rows -> rows.rowCount() > 0);
    }

    /** Empty when there is none. */
    Future<List<RiskRule>> goLive(Tx tx, String name) {
        return tx.query(GO_LIVE, Tuple.of(name))
                .compose(done -> tx.query(FIND, Tuple.of(name)))
                .map(RuleStore::rules);
    }

    Future<Void> drop(Tx tx, String name) {
        return tx.query(DROP, Tuple.of(name)).mapEmpty();
    }

    private static List<RiskRule> rules(RowSet<Row> rows) {
        List<RiskRule> rules = new ArrayList<>();
        for (Row row : rows) {
            NewRiskRule rule = new NewRiskRule(
                    row.getString("name"),
                    row.getString("expression"),
                    RiskDecision.valueOf(row.getString("decision").toUpperCase(Locale.ROOT)));
            rules.add(new RiskRule(
                    rule,
                    row.getBoolean("live"),
                    Wire.read(row.getString("back_test"), BackTest.class),
                    row.getString("made_by"),
                    row.getOffsetDateTime("created_at").toInstant()));
        }
        return rules;
    }
}
