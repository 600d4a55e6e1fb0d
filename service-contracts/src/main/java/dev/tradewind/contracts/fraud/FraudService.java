package dev.tradewind.contracts.fraud;

import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.OrderId;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Reviews of orders, rules, and models. */
@ProxyGen
public interface FraudService {
    String ADDRESS = "service.fraud";

    static FraudService proxy(Vertx vertx) {
        return new FraudServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline());
    }

    Future<ReviewPage> reviews(ReviewQuery query);

    Future<ReviewView> review(OrderId id);

    /** What other orders of the same customer, card or address there were. */
    Future<ReviewHistory> history(OrderId id);

    /** Of any scored order, held or not. The same again changes nothing; fails with {@code review_decided}. */
    Future<ReviewView> decide(OrderId id, NewVerdict verdict, CallContext context);

    Future<RiskRules> rules();

    /** Tested on past orders, and not live yet. Fails with {@code invalid_rule} or {@code rule_exists}. */
    Future<RiskRule> makeRule(NewRiskRule rule, CallContext context);

    Future<RiskRule> goLive(String name, CallContext context);

    /** What a rule would have done with past orders; nothing is kept. Fails with {@code invalid_rule}. */
    Future<BackTest> tryRule(NewRiskRule rule);

    /** Twice does no harm. */
    Future<Void> dropRule(String name, CallContext context);

    Future<RiskModels> models();

    /** Begins to train a challenger from the log, or answers with the training that is under way. */
    Future<Training> train(CallContext context);

    Future<Training> training(String id);

    /**
     * Orders are judged by this model from now on; the champion before it retires. Twice does no harm. Fails with
     * {@code model_configured} for one that the configuration names, and as long as it names the champion.
     */
    Future<RiskModel> promote(String version, CallContext context);

    /**
     * Nothing is scored by it any more. Without a champion the rules judge alone. Twice does no harm. Fails with
     * {@code model_configured} for one that the configuration names.
     */
    Future<RiskModel> retire(String version, CallContext context);
}
