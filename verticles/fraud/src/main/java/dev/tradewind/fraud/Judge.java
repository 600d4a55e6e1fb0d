package dev.tradewind.fraud;

import dev.tradewind.contracts.fraud.BackTest;
import dev.tradewind.contracts.fraud.NewRiskRule;
import dev.tradewind.contracts.fraud.RiskDecision;
import dev.tradewind.contracts.fraud.RiskReason;
import dev.tradewind.contracts.fraud.Verdict;
import dev.tradewind.contracts.shared.OrderId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the rules say of an order: the strictest of those that hold counts. */
final class Judge {
    private static final int EXAMPLES = 10;
    private static final int EXPRESSIONS = 200;

    private static final Logger log = LoggerFactory.getLogger(Judge.class);

    private final List<String> names;
    private final Set<String> unreadable = new HashSet<>();
    private final Map<String, Expression> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Expression> eldest) {
            return size() > EXPRESSIONS;
        }
    };

    Judge(Features features) {
        names = features.all().stream().map(Features.Feature::name).toList();
    }

    /** @param version of the rules */
    record Judgement(RiskDecision decision, List<RiskReason> reasons, String version) {}

    /** A past order, its features as they are kept; the outcome is null where it is not known. */
    record Past(OrderId id, String features, @Nullable Verdict outcome) {}

    /** @throws Expression.InvalidException when it is not one */
    Expression read(NewRiskRule rule) {
        if (rule.decision() == RiskDecision.ALLOW) {
            throw new Expression.InvalidException("A rule can only review or reject.");
        }
        return known.computeIfAbsent(rule.expression(), text -> Expression.of(text, names));
    }

    Judgement judge(List<NewRiskRule> rules, double[] features) {
        RiskDecision decision = RiskDecision.ALLOW;
        List<RiskReason> reasons = new ArrayList<>();
        for (NewRiskRule rule : rules) {
            if (holds(rule, features)) {
                reasons.add(new RiskReason(rule.name(), rule.expression(), 0));
                decision = rule.decision().compareTo(decision) > 0 ? rule.decision() : decision;
            }
        }
        return new Judgement(decision, reasons, version(rules));
    }

    /** A live rule that asks for what there is no more holds for nothing: it must not stop the scoring of orders. */
    private boolean holds(NewRiskRule rule, double[] features) {
        try {
            return read(rule).holds(names, features);
        } catch (Expression.InvalidException e) {
            if (unreadable.add(rule.name())) {
                log.error("rule {} cannot be read any more and holds for nothing: {}", rule.name(), e.getMessage());
            }
            return false;
        }
    }

    /** Takes its time: for a worker thread, and so without what is kept here. */
    BackTest backTest(Expression expression, List<Past> orders) {
        List<Past> matched = orders.stream()
                .filter(o -> expression.holds(names, FraudStore.features(o.features())))
                .toList();
        return new BackTest(
                orders.size(),
                matched.size(),
                count(matched, Verdict.FRAUD),
                count(matched, Verdict.GOOD),
                matched.stream().limit(EXAMPLES).map(Past::id).toList());
    }

    private static int count(List<Past> orders, Verdict verdict) {
        return (int) orders.stream().filter(o -> o.outcome() == verdict).count();
    }

    /** Tells which rules an order was judged by. */
    static String version(List<NewRiskRule> rules) {
        return "rules-"
                + sha256(rules.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    static String digest(double[] features) {
        ByteBuffer bytes = ByteBuffer.allocate(features.length * Double.BYTES);
        for (double feature : features) {
            bytes.putDouble(feature);
        }
        return sha256(bytes.array());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
