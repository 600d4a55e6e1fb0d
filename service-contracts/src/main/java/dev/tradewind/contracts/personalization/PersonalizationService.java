package dev.tradewind.contracts.personalization;

import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** What shoppers may want to see next. */
@ProxyGen
public interface PersonalizationService {
    String ADDRESS = "service.personalization";
    /** Advice that comes later than that is of no use to a page. */
    long DEADLINE_MS = 500;

    static PersonalizationService proxy(Vertx vertx) {
        return new PersonalizationServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline(DEADLINE_MS));
    }

    /** With the time that an operator has. */
    static PersonalizationService patientProxy(Vertx vertx) {
        return new PersonalizationServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline());
    }

    /** Takes browse events in: at once and never waiting for a database, so what is accepted may be lost in a crash. */
    Future<BrowseReceipt> record(BrowseEvents events);

    /**
     * The {@link Recommendations} as JSON text, ready to be sent. Fails with {@code validation_failed} where a product
     * is needed; never because nothing is known, which is an empty list with a note.
     */
    Future<String> recommendations(RecommendationQuery query);

    Future<RankingRules> rules();

    /** Fails with {@code validation_failed}. */
    Future<RankingRule> makeRule(NewRankingRule rule, CallContext context);

    /** Dropping twice does no harm. */
    Future<Void> dropRule(RuleId id, CallContext context);

    /** Fails with {@code validation_failed} when there is no such model. */
    Future<Experiment> setExperiment(Experiment experiment, CallContext context);

    /** Over the last days, 1 to 90, from the beginning of an hour on. */
    Future<ModelReport> report(int days);
}
