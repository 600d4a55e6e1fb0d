package dev.tradewind.fraud;

import dev.tradewind.contracts.fraud.RiskCosts;
import dev.tradewind.contracts.fraud.RiskDecision;
import dev.tradewind.contracts.fraud.RiskThreshold;
import dev.tradewind.contracts.fraud.Verdict;

/**
 * What decisions cost, and with that which is the cheapest: each order by its own probability and amount (Bahnsen and
 * others, "Cost sensitive credit card fraud detection using Bayes minimum risk", ICMLA 2013). Whoever reviews an order
 * is taken to find out.
 */
record Costs(RiskCosts of) {
    static final Costs DEFAULT = new Costs(new RiskCosts(2_500, 100, 500, 1_000, 20));

    private static final double PERCENT = 100.0;

    /** The mildest of the cheapest. */
    RiskDecision cheapest(double probability, long amount) {
        double allowed = probability * fraud(amount);
        double rejected = (1 - probability) * refused(amount);
        if (allowed <= Math.min(of.review(), rejected)) {
            return RiskDecision.ALLOW;
        }
        return of.review() <= rejected ? RiskDecision.REVIEW : RiskDecision.REJECT;
    }

    /** What a decision has cost when it is known what the order was. */
    long cost(RiskDecision decision, long amount, Verdict was) {
        double cost =
                switch (decision) {
                    case ALLOW -> was == Verdict.FRAUD ? fraud(amount) : 0;
                    case REVIEW -> of.review();
                    case REJECT -> was == Verdict.GOOD ? refused(amount) : 0;
                };
        return Math.round(cost);
    }

    /** A probability above 1 where a decision is never the cheapest. */
    RiskThreshold thresholds(long amount) {
        double reviewOrMore =
                Math.min(of.review() / fraud(amount), refused(amount) / (fraud(amount) + refused(amount)));
        double reject = Math.max(reviewOrMore, 1 - of.review() / Math.max(refused(amount), 1e-9));
        return new RiskThreshold(amount, rounded(reviewOrMore), rounded(reject));
    }

    private double fraud(long amount) {
        return of.fraud() + of.fraudPercent() / PERCENT * amount;
    }

    private double refused(long amount) {
        return of.refused() + of.refusedPercent() / PERCENT * amount;
    }

    private static double rounded(double probability) {
        return Math.round(probability * 1e4) / 1e4;
    }
}
