package dev.tradewind.contracts.fraud;

import dev.tradewind.contracts.wire.Wire;

/** How this package's types cross the event bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class FraudWire {
    private FraudWire() {}

    public static String writeBackTest(BackTest value) {
        return Wire.write(value);
    }

    public static BackTest readBackTest(String json) {
        return Wire.read(json, BackTest.class);
    }

    public static String writeNewRiskRule(NewRiskRule value) {
        return Wire.write(value);
    }

    public static NewRiskRule readNewRiskRule(String json) {
        return Wire.read(json, NewRiskRule.class);
    }

    public static String writeNewVerdict(NewVerdict value) {
        return Wire.write(value);
    }

    public static NewVerdict readNewVerdict(String json) {
        return Wire.read(json, NewVerdict.class);
    }

    public static String writeReviewHistory(ReviewHistory value) {
        return Wire.write(value);
    }

    public static ReviewHistory readReviewHistory(String json) {
        return Wire.read(json, ReviewHistory.class);
    }

    public static String writeReviewPage(ReviewPage value) {
        return Wire.write(value);
    }

    public static ReviewPage readReviewPage(String json) {
        return Wire.read(json, ReviewPage.class);
    }

    public static String writeReviewQuery(ReviewQuery value) {
        return Wire.write(value);
    }

    public static ReviewQuery readReviewQuery(String json) {
        return Wire.read(json, ReviewQuery.class);
    }

    public static String writeReviewView(ReviewView value) {
        return Wire.write(value);
    }

    public static ReviewView readReviewView(String json) {
        return Wire.read(json, ReviewView.class);
    }

    public static String writeRiskModel(RiskModel value) {
        return Wire.write(value);
    }

    public static RiskModel readRiskModel(String json) {
        return Wire.read(json, RiskModel.class);
    }

    public static String writeRiskModels(RiskModels value) {
        return Wire.write(value);
    }

    public static RiskModels readRiskModels(String json) {
        return Wire.read(json, RiskModels.class);
    }

    public static String writeRiskRule(RiskRule value) {
        return Wire.write(value);
    }

    public static RiskRule readRiskRule(String json) {
        return Wire.read(json, RiskRule.class);
    }

    public static String writeRiskRules(RiskRules value) {
        return Wire.write(value);
    }

    public static RiskRules readRiskRules(String json) {
        return Wire.read(json, RiskRules.class);
    }

    public static String writeTraining(Training value) {
        return Wire.write(value);
    }

    public static Training readTraining(String json) {
        return Wire.read(json, Training.class);
    }
}
