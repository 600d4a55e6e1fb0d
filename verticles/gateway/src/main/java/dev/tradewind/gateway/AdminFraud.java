package dev.tradewind.gateway;

import dev.tradewind.contracts.fraud.FraudService;
import dev.tradewind.contracts.fraud.NewRiskRule;
import dev.tradewind.contracts.fraud.NewVerdict;
import dev.tradewind.contracts.fraud.ReviewQuery;
import dev.tradewind.contracts.fraud.ReviewStatus;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.OrderId;
import io.vertx.core.Future;
import java.util.Locale;

/** Orders to be looked at, and the rules and models that they are judged by, as staff sees them. */
final class AdminFraud {
    private final FraudService fraud;
    private final Patience patience;

    AdminFraud(Services services, Patience patience) {
        this.fraud = services.fraud();
        this.patience = patience;
    }

    void into(HandlingTable table) {
        table.on("listReviews", this::list)
                .on("getReview", this::review)
                .on("decideReview", this::decide)
                .on("listRiskRules", this::rules)
                .on("makeRiskRule", this::make)
                .on("goLiveWithRiskRule", this::goLive)
                .on("dropRiskRule", this::drop)
                .on("getReviewHistory", this::history)
                .on("tryRiskRule", this::tryRule)
                .on("listRiskModels", this::models)
                .on("trainRiskModel", this::train)
                .on("getTraining", this::training)
                .on("promoteRiskModel", this::promote)
                .on("retireRiskModel", this::retire);
    }

    private Future<Answer> list(Call call) {
        ReviewQuery query = new ReviewQuery(
                call.query("status", s -> ReviewStatus.valueOf(s.toUpperCase(Locale.ROOT))), call.page());
        return patience.repeatable(() -> fraud.reviews(query)).map(Answer::ok);
    }

    private Future<Answer> review(Call call) {
        OrderId id = call.id("order_id", OrderId::new);
        return patience.repeatable(() -> fraud.review(id)).map(Answer::ok);
    }

    private Future<Answer> decide(Call call) {
        OrderId id = call.id("order_id", OrderId::new);
        NewVerdict verdict = call.body(NewVerdict.class);
        CallContext context = call.context();
        return patience.command(context, () -> fraud.decide(id, verdict, context))
                .map(Answer::ok);
    }

    private Future<Answer> rules(Call call) {
        return patience.repeatable(fraud::rules).map(Answer::ok);
    }

    private Future<Answer> make(Call call) {
        NewRiskRule rule = call.body(NewRiskRule.class);
        CallContext context = call.context();
        return patience.command(context, () -> fraud.makeRule(rule, context)).map(Answer::created);
    }

    private Future<Answer> goLive(Call call) {
        String name = call.path("rule_name");
        CallContext context = call.context();
        return patience.repeatable(() -> fraud.goLive(name, context)).map(Answer::ok);
    }

    private Future<Answer> drop(Call call) {
        String name = call.path("rule_name");
        CallContext context = call.context();
        return patience.repeatable(() -> fraud.dropRule(name, context)).map(dropped -> Answer.nothing());
    }

    private Future<Answer> history(Call call) {
        OrderId id = call.id("order_id", OrderId::new);
        return patience.repeatable(() -> fraud.history(id)).map(Answer::ok);
    }

    private Future<Answer> tryRule(Call call) {
        NewRiskRule rule = call.body(NewRiskRule.class);
        return patience.repeatable(() -> fraud.tryRule(rule)).map(Answer::ok);
    }

    private Future<Answer> models(Call call) {
        return patience.repeatable(fraud::models).map(Answer::ok);
    }

    private Future<Answer> train(Call call) {
        CallContext context = call.context();
        return patience.command(context, () -> fraud.train(context)).map(Answer::accepted);
    }

    private Future<Answer> training(Call call) {
        String id = call.path("training_id");
        return patience.repeatable(() -> fraud.training(id)).map(Answer::ok);
    }

    private Future<Answer> promote(Call call) {
        String version = call.path("model_version");
        CallContext context = call.context();
        return patience.repeatable(() -> fraud.promote(version, context)).map(Answer::ok);
    }

    private Future<Answer> retire(Call call) {
        String version = call.path("model_version");
        CallContext context = call.context();
        return patience.repeatable(() -> fraud.retire(version, context)).map(Answer::ok);
    }
}
