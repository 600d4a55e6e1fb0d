package dev.tradewind.contracts.fraud;

import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.OrderId;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Reviews of orders, and rules. */
@ProxyGen
public interface FraudService {
    String ADDRESS = "service.fraud";

    static FraudService proxy(Vertx vertx) {
        return new FraudServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline());
    }

    Future<ReviewPage> reviews(ReviewQuery query);

    Future<ReviewView> review(OrderId id);

    /** Of any scored order, held or not. The same again changes nothing; fails with {@code review_decided}. */
    Future<ReviewView> decide(OrderId id, NewVerdict verdict, CallContext context);

    Future<RiskRules> rules();

    /** Tested on past orders, and not live yet. Fails with {@code invalid_rule} or {@code rule_exists}. */
    Future<RiskRule> makeRule(NewRiskRule rule, CallContext context);

    Future<RiskRule> goLive(String name, CallContext context);

    /** Twice does no harm. */
    Future<Void> dropRule(String name, CallContext context);
}
