package dev.tradewind.fraud;

import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Idempotency;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fraud.FraudError;
import dev.tradewind.contracts.fraud.FraudEvent;
import dev.tradewind.contracts.fraud.FraudService;
import dev.tradewind.contracts.fraud.NewRiskRule;
import dev.tradewind.contracts.fraud.NewVerdict;
import dev.tradewind.contracts.fraud.ReviewPage;
import dev.tradewind.contracts.fraud.ReviewQuery;
import dev.tradewind.contracts.fraud.ReviewView;
import dev.tradewind.contracts.fraud.RiskRule;
import dev.tradewind.contracts.fraud.RiskRules;
import dev.tradewind.contracts.fraud.Verdict;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.fraud.FraudStore.Kept;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What people decide about orders and rules. */
final class Fraud implements FraudService {
    private static final int BACK_TESTED = 2_000;
    private static final int RULES_MAX = 50;

    private final Idempotency idempotency;
    private final EventLog<FraudEvent> log;
    private final FraudStore store;
    private final RuleStore rules;
    private final Judge judge;

    Fraud(Domain<FraudEvent> domain, FraudStore store, RuleStore rules, Judge judge) {
        this.idempotency = domain.idempotency();
        this.log = domain.log();
        this.store = store;
        this.rules = rules;
        this.judge = judge;
    }

    @Override
    public Future<ReviewPage> reviews(ReviewQuery query) {
        return store.page(query);
    }

    @Override
    public Future<ReviewView> review(OrderId id) {
        return store.find(id).compose(found -> found.isEmpty() ? missing(id.value()) : done(found.getFirst()));
    }

    @Override
    public Future<ReviewView> decide(OrderId id, NewVerdict verdict, CallContext context) {
        return idempotency.once(
                context, ReviewView.class, tx -> locked(tx, id).compose(kept -> decide(tx, kept, verdict, context)));
    }

    private Future<Kept> locked(Tx tx, OrderId id) {
        return store.lock(tx, id).compose(found -> found.isEmpty() ? missing(id.value()) : done(found.getFirst()));
    }

    private Future<ReviewView> decide(Tx tx, Kept kept, NewVerdict verdict, CallContext context) {
        ReviewView view = kept.view();
        if (view.verdict() != null) {
            return view.verdict() == verdict.verdict()
                    ? done(view)
                    : Future.failedFuture(Fault.of(FraudError.REVIEW_DECIDED, "It was decided otherwise before."));
        }
        OrderId id = view.orderId();
        String by = by(context.actor());
        FraudEvent reviewed = new FraudEvent.Reviewed(id, verdict.verdict(), view.modelVersion(), by);
        Outgoing<FraudEvent> event = Outgoing.of(reviewed, id, kept.sequence() + 1)
                .correlatedWith(id)
                .in(context);
        return store.takeTurn(tx)
                .compose(position -> store.label(tx, position + 1, id, verdict.verdict() == Verdict.FRAUD))
                .compose(labelled -> store.decide(tx, id, verdict, by))
                .compose(decided -> log.append(tx, List.of(event)))
                .compose(told -> store.lock(tx, id).map(now -> now.getFirst().view()));
    }

    @Override
    public Future<RiskRules> rules() {
        return rules.all().map(RiskRules::new);
    }

    @Override
    public Future<RiskRule> makeRule(NewRiskRule rule, CallContext context) {
        try {
            Expression unused = judge.read(rule);
            return idempotency.once(context, RiskRule.class, tx -> make(tx, rule, by(context.actor())));
        } catch (Expression.InvalidException e) {
            return Future.failedFuture(Fault.of(
                    FraudError.INVALID_RULE,
                    "The expression is of no use.",
                    new Fault.Item("/expression", "invalid_expression", String.valueOf(e.getMessage()))));
        }
    }

    private Future<RiskRule> make(Tx tx, NewRiskRule rule, String by) {
        return rules.all(tx)
                .compose(all -> all.size() >= RULES_MAX
                        ? Future.failedFuture(
                                Fault.of(FraudError.TOO_MANY_RULES, "There are " + RULES_MAX + " already."))
                        : store.past(tx, BACK_TESTED).compose(past -> {
                            RiskRule made = new RiskRule(rule, false, judge.backTest(rule, past), by, Instant.now());
                            return rules.add(tx, made)
                                    .compose(added -> added
                                            ? done(made)
                                            : Future.failedFuture(Fault.of(
                                                    FraudError.RULE_EXISTS, "There is a rule of that name already.")));
                        }));
    }

    @Override
    public Future<RiskRule> goLive(String name, CallContext context) {
        return idempotency.once(context, RiskRule.class, tx -> rules.goLive(tx, name)
                .compose(found -> found.isEmpty() ? missing(name) : done(found.getFirst())));
    }

    @Override
    public Future<Void> dropRule(String name, CallContext context) {
        return idempotency
                .once(context, String.class, tx -> rules.drop(tx, name).map(name))
                .mapEmpty();
    }

    private static <T> Future<T> done(T answer) {
        return Future.succeededFuture(answer);
    }

    private static <T> Future<T> missing(String id) {
        return Future.failedFuture(Fault.of(CommonError.NOT_FOUND, "There is no " + id + "."));
    }

    private static String by(Actor actor) {
        return actor.id() == null ? actor.kind().name().toLowerCase(Locale.ROOT) : actor.id();
    }
}
