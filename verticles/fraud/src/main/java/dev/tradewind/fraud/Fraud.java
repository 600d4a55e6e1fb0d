package dev.tradewind.fraud;

import dev.tradewind.chassis.Idempotency;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fraud.BackTest;
import dev.tradewind.contracts.fraud.FraudError;
import dev.tradewind.contracts.fraud.FraudService;
import dev.tradewind.contracts.fraud.NewRiskRule;
import dev.tradewind.contracts.fraud.NewVerdict;
import dev.tradewind.contracts.fraud.ReviewHistory;
import dev.tradewind.contracts.fraud.ReviewPage;
import dev.tradewind.contracts.fraud.ReviewQuery;
import dev.tradewind.contracts.fraud.ReviewView;
import dev.tradewind.contracts.fraud.RiskModel;
import dev.tradewind.contracts.fraud.RiskModels;
import dev.tradewind.contracts.fraud.RiskRule;
import dev.tradewind.contracts.fraud.RiskRules;
import dev.tradewind.contracts.fraud.Training;
import dev.tradewind.contracts.fraud.Verdict;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.fraud.FraudStore.Kept;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What people decide about orders, rules and models. */
final class Fraud implements FraudService {
    private static final int BACK_TESTED = 2_000;
    private static final int RULES_MAX = 50;

    private static final int HISTORY = 50;

    private final Vertx vertx;
    private final Idempotency idempotency;
    private final JournalStore journal;
    private final FraudStore store;
    private final RuleStore rules;
    private final Judge judge;
    private final Outcomes outcomes;
    private final Models models;

    /** Who decides what orders are worth. */
    record Deciding(Judge judge, Outcomes outcomes, Models models) {}

    Fraud(Vertx vertx, Idempotency idempotency, Scoring.Keeping keeping, Deciding deciding) {
        this.vertx = vertx;
        this.idempotency = idempotency;
        this.journal = keeping.journal();
        this.store = keeping.scores();
        this.rules = keeping.rules();
        this.judge = deciding.judge();
        this.outcomes = deciding.outcomes();
        this.models = deciding.models();
    }

    @Override
    public Future<ReviewPage> reviews(ReviewQuery query) {
        return store.page(query);
    }

    @Override
    public Future<ReviewView> review(OrderId id) {
        return store.find(id).compose(found -> one(found, id.value()));
    }

    @Override
    public Future<ReviewHistory> history(OrderId id) {
        return review(id).compose(there -> store.alike(id, HISTORY));
    }

    @Override
    public Future<ReviewView> decide(OrderId id, NewVerdict verdict, CallContext context) {
        Outcomes.Word word = new Outcomes.Word(verdict, by(context.actor()), context);
        // The turn before the row, as those who score take them.
        return idempotency.once(context, ReviewView.class, tx -> journal.takeTurn(tx)
                .compose(position -> locked(tx, id).compose(kept -> decide(tx, position, kept, word))));
    }

    private Future<Kept> locked(Tx tx, OrderId id) {
        return store.lock(tx, List.of(id)).compose(found -> one(found, id.value()));
    }

    private Future<ReviewView> decide(Tx tx, long position, Kept kept, Outcomes.Word word) {
        Verdict before = kept.view().verdict();
        if (before != null) {
            return before == word.verdict().verdict()
                    ? done(kept.view())
                    : Future.failedFuture(Fault.of(FraudError.REVIEW_DECIDED, "It was decided otherwise before."));
        }
        return outcomes.decided(tx, position, kept, word)
                .compose(told -> locked(tx, kept.view().orderId()))
                .map(Kept::view);
    }

    @Override
    public Future<RiskRules> rules() {
        return rules.all().map(RiskRules::new);
    }

    @Override
    public Future<BackTest> tryRule(NewRiskRule rule) {
        return readable(rule).compose(read -> store.past(BACK_TESTED)
                .compose(past -> vertx.executeBlocking(() -> judge.backTest(read, past), false)));
    }

    @Override
    public Future<RiskRule> makeRule(NewRiskRule rule, CallContext context) {
        return tryRule(rule).compose(tested -> {
            RiskRule made = new RiskRule(rule, false, tested, by(context.actor()), Instant.now());
            return idempotency.once(context, RiskRule.class, tx -> make(tx, made));
        });
    }

    private Future<Expression> readable(NewRiskRule rule) {
        try {
            return done(judge.read(rule));
        } catch (Expression.InvalidException e) {
            return Future.failedFuture(Fault.of(
                    FraudError.INVALID_RULE,
                    "The expression is of no use.",
                    new Fault.Item("/expression", "invalid_expression", String.valueOf(e.getMessage()))));
        }
    }

    private Future<RiskRule> make(Tx tx, RiskRule made) {
        return rules.all(tx).compose(all -> {
            if (all.size() >= RULES_MAX) {
                return Future.failedFuture(Fault.of(FraudError.TOO_MANY_RULES, "There are " + RULES_MAX + " already."));
            }
            return rules.add(tx, made)
                    .compose(added -> added
                            ? done(made)
                            : Future.failedFuture(
                                    Fault.of(FraudError.RULE_EXISTS, "There is a rule of that name already.")));
        });
    }

    @Override
    public Future<RiskRule> goLive(String name, CallContext context) {
        return idempotency.once(
                context, RiskRule.class, tx -> rules.goLive(tx, name).compose(found -> one(found, name)));
    }

    @Override
    public Future<Void> dropRule(String name, CallContext context) {
        return idempotency
                .once(context, String.class, tx -> rules.drop(tx, name).map(name))
                .mapEmpty();
    }

    @Override
    public Future<RiskModels> models() {
        return models.all();
    }

    @Override
    public Future<Training> train(CallContext context) {
        return models.train(idempotency, context);
    }

    @Override
    public Future<Training> training(String id) {
        return models.training(id);
    }

    @Override
    public Future<RiskModel> promote(String version, CallContext context) {
        return idempotency.once(context, RiskModel.class, tx -> models.promote(tx, version));
    }

    @Override
    public Future<RiskModel> retire(String version, CallContext context) {
        return idempotency.once(context, RiskModel.class, tx -> models.retire(tx, version));
    }

    private static <T> Future<T> done(T answer) {
        return Future.succeededFuture(answer);
    }

    /** The one that was looked for by this id. */
    static <T> Future<T> one(List<T> found, String id) {
        return found.isEmpty() ? missing(id) : done(found.getFirst());
    }

    private static <T> Future<T> missing(String id) {
        return Future.failedFuture(Fault.of(CommonError.NOT_FOUND, "There is no " + id + "."));
    }

    static String by(Actor actor) {
        return actor.id() == null ? actor.kind().name().toLowerCase(Locale.ROOT) : actor.id();
    }
}
