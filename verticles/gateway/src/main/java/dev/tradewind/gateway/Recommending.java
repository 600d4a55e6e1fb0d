package dev.tradewind.gateway;

import dev.tradewind.contracts.personalization.BrowseEvent;
import dev.tradewind.contracts.personalization.BrowseEvents;
import dev.tradewind.contracts.personalization.Experiment;
import dev.tradewind.contracts.personalization.NewRankingRule;
import dev.tradewind.contracts.personalization.PersonalizationService;
import dev.tradewind.contracts.personalization.RecommendationKind;
import dev.tradewind.contracts.personalization.RecommendationQuery;
import dev.tradewind.contracts.personalization.RuleId;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import java.util.Locale;

/**
 * Recommendations, and what they are made of. Shoppers' calls are asked once and not for long: advice that comes late
 * is of no use, and a page without it is a page.
 */
final class Recommending {
    private static final int LIMIT = 10;
    private static final int DAYS = 7;

    private final PersonalizationService quick;
    private final PersonalizationService steering;
    private final Patience patience;

    Recommending(Services services, Patience patience) {
        this.quick = services.personalization();
        this.steering = services.steering();
        this.patience = patience;
    }

    void into(HandlingTable table) {
        table.on("recordEvents", this::record)
                .on("getRecommendations", this::recommend)
                .on("listRankingRules", call -> patience.repeatable(steering::rules)
                        .map(Answer::ok))
                .on("makeRankingRule", this::makeRule)
                .on("dropRankingRule", this::dropRule)
                .on("setExperiment", this::setExperiment)
                .on("getModelReport", this::report);
    }

    private Future<Answer> record(Call call) {
        BrowseEvents events = new BrowseEvents(call.bodies(BrowseEvent.class));
        return quick.record(events).map(receipt -> Answer.json(202, Wire.write(receipt)));
    }

    private Future<Answer> recommend(Call call) {
        RecommendationKind kind = call.query("kind", text -> RecommendationKind.valueOf(text.toUpperCase(Locale.ROOT)));
        Integer limit = call.query("limit", Integer::valueOf);
        RecommendationQuery query = new RecommendationQuery(
                call.query("session_id"),
                call.query("product_id", ProductId::new),
                kind == null ? RecommendationKind.FOR_YOU : kind,
                limit == null ? LIMIT : limit);
        return quick.recommendations(query).map(text -> Answer.json(200, text));
    }

    private Future<Answer> makeRule(Call call) {
        NewRankingRule rule = call.body(NewRankingRule.class);
        CallContext context = call.context();
        return patience.command(context, () -> steering.makeRule(rule, context)).map(Answer::created);
    }

    private Future<Answer> dropRule(Call call) {
        RuleId id = call.id("rule_id", RuleId::new);
        CallContext context = call.context();
        return patience.repeatable(() -> steering.dropRule(id, context)).map(dropped -> Answer.nothing());
    }

    private Future<Answer> setExperiment(Call call) {
        Experiment experiment = call.body(Experiment.class);
        CallContext context = call.context();
        return patience.repeatable(() -> steering.setExperiment(experiment, context))
                .map(Answer::ok);
    }

    private Future<Answer> report(Call call) {
        Integer days = call.query("days", Integer::valueOf);
        return patience.repeatable(() -> steering.report(days == null ? DAYS : days))
                .map(Answer::ok);
    }
}
