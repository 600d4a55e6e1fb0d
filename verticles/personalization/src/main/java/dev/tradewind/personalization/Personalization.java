package dev.tradewind.personalization;

import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.personalization.BrowseEvent;
import dev.tradewind.contracts.personalization.BrowseEvents;
import dev.tradewind.contracts.personalization.BrowseReceipt;
import dev.tradewind.contracts.personalization.Experiment;
import dev.tradewind.contracts.personalization.ModelReport;
import dev.tradewind.contracts.personalization.NewRankingRule;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.personalization.PersonalizationService;
import dev.tradewind.contracts.personalization.RankingRule;
import dev.tradewind.contracts.personalization.RankingRules;
import dev.tradewind.contracts.personalization.RecommendationKind;
import dev.tradewind.contracts.personalization.RecommendationQuery;
import dev.tradewind.contracts.personalization.RuleId;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Checks;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The personalization domain's use cases. */
final class Personalization implements PersonalizationService {
    private static final int LIMIT_MAX = 50;
    private static final int SESSION_MAX = 64;

    private final Domain<PersonalizationEvent> domain;
    private final Advice advice;
    private final Intake intake;
    private final Stores stores;

    /** The statements that it uses itself. */
    record Stores(SteeringStore steering, ReportStore report) {}

    Personalization(Domain<PersonalizationEvent> domain, Advice advice, Intake intake, Stores stores) {
        this.domain = domain;
        this.advice = advice;
        this.intake = intake;
        this.stores = stores;
    }

    @Override
    public Future<BrowseReceipt> record(BrowseEvents events) {
        Checks checks = new Checks().that(events.events().size() <= BrowseEvents.MAX, "", "must be at most 500");
        for (int i = 0; i < events.events().size(); i++) {
            checks.text(events.events().get(i).sessionId(), SESSION_MAX, "/" + i + "/session_id");
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<BrowseEvent> dated =
                events.events().stream().map(event -> dated(event, now)).toList();
        return checks.verdict().map(valid -> intake.take(dated));
    }

    private static BrowseEvent dated(BrowseEvent event, Instant now) {
        if (event.at() != null && !event.at().isAfter(now)) {
            return event;
        }
        return new BrowseEvent(
                event.type(),
                event.sessionId(),
                event.productId(),
                event.categoryId(),
                event.query(),
                event.cartId(),
                event.rankingId(),
                now,
                event.source());
    }

    @Override
    public Future<String> recommendations(RecommendationQuery query) {
        boolean needsProduct =
                query.kind() == RecommendationKind.SIMILAR || query.kind() == RecommendationKind.BOUGHT_TOGETHER;
        return new Checks()
                .that(!needsProduct || query.productId() != null, "/query/product_id", "is needed for this kind")
                .that(query.limit() >= 1 && query.limit() <= LIMIT_MAX, "/query/limit", "must be 1 to " + LIMIT_MAX)
                .verdict()
                .map(valid -> Wire.write(advice.give(query)));
    }

    @Override
    public Future<RankingRules> rules() {
        return stores.steering().rules().map(RankingRules::new);
    }

    @Override
    public Future<RankingRule> makeRule(NewRankingRule rule, CallContext context) {
        return domain.idempotency().once(context, RankingRule.class, tx -> stores.steering()
                .count(tx)
                .compose(rules -> Steering.check(rule, rules).verdict())
                .compose(valid -> make(tx, rule, context)));
    }

    private Future<RankingRule> make(Tx tx, NewRankingRule wanted, CallContext context) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        RankingRule rule =
                new RankingRule(RuleId.next(), wanted, context.actor().id(), now);
        Outgoing<PersonalizationEvent> made = Outgoing.<PersonalizationEvent>of(
                        new PersonalizationEvent.RuleMade(rule), rule.id(), 1)
                .in(context);
        return stores.steering()
                .add(tx, rule)
                .compose(added -> domain.log().append(tx, List.of(made)))
                .map(rule);
    }

    @Override
    public Future<Void> dropRule(RuleId id, CallContext context) {
        Outgoing<PersonalizationEvent> dropped = Outgoing.<PersonalizationEvent>of(
                        new PersonalizationEvent.RuleDropped(id), id, 2)
                .in(context);
        return domain.database().transaction(tx -> stores.steering()
                .drop(tx, id)
                .compose(was -> was ? domain.log().append(tx, List.of(dropped)) : Future.succeededFuture()));
    }

    @Override
    public Future<Experiment> setExperiment(Experiment experiment, CallContext context) {
        return Steering.check(experiment).verdict().compose(valid -> domain.database()
                .transaction(tx -> stores.steering().set(tx, experiment).compose(version -> domain.log()
                        .append(tx, List.of(set(experiment, version, context)))))
                .map(experiment));
    }

    private static Outgoing<PersonalizationEvent> set(Experiment experiment, long version, CallContext context) {
        PersonalizationEvent event = new PersonalizationEvent.ExperimentSet(experiment);
        return new Outgoing<>(event, "experiment", version, null, null, context.traceparent());
    }

    @Override
    public Future<ModelReport> report(int days) {
        Instant since = Instant.now()
                .minus(Duration.ofDays(Math.max(1, Math.min(ReportStore.DAYS_MAX, days))))
                .truncatedTo(ChronoUnit.HOURS);
        return stores.steering().experiment().compose(experiment -> stores.report()
                .figures(since)
                .map(figures -> new ModelReport(since, experiment, figures)));
    }
}
