package dev.tradewind.contracts.personalization;

import dev.tradewind.contracts.wire.Wire;

/** How this package's types cross the event bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class PersonalizationWire {
    private PersonalizationWire() {}

    public static String writeBrowseEvents(BrowseEvents value) {
        return Wire.write(value);
    }

    public static BrowseEvents readBrowseEvents(String json) {
        return Wire.read(json, BrowseEvents.class);
    }

    public static String writeBrowseReceipt(BrowseReceipt value) {
        return Wire.write(value);
    }

    public static BrowseReceipt readBrowseReceipt(String json) {
        return Wire.read(json, BrowseReceipt.class);
    }

    public static String writeExperiment(Experiment value) {
        return Wire.write(value);
    }

    public static Experiment readExperiment(String json) {
        return Wire.read(json, Experiment.class);
    }

    public static String writeModelReport(ModelReport value) {
        return Wire.write(value);
    }

    public static ModelReport readModelReport(String json) {
        return Wire.read(json, ModelReport.class);
    }

    public static String writeNewRankingRule(NewRankingRule value) {
        return Wire.write(value);
    }

    public static NewRankingRule readNewRankingRule(String json) {
        return Wire.read(json, NewRankingRule.class);
    }

    public static String writeRankingRule(RankingRule value) {
        return Wire.write(value);
    }

    public static RankingRule readRankingRule(String json) {
        return Wire.read(json, RankingRule.class);
    }

    public static String writeRankingRules(RankingRules value) {
        return Wire.write(value);
    }

    public static RankingRules readRankingRules(String json) {
        return Wire.read(json, RankingRules.class);
    }

    public static String writeRecommendationQuery(RecommendationQuery value) {
        return Wire.write(value);
    }

    public static RecommendationQuery readRecommendationQuery(String json) {
        return Wire.read(json, RecommendationQuery.class);
    }

    public static String writeRuleId(RuleId id) {
        return id.value();
    }

    public static RuleId readRuleId(String value) {
        return new RuleId(value);
    }
}
