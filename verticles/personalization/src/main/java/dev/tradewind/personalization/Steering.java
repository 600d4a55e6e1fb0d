package dev.tradewind.personalization;

import dev.tradewind.contracts.personalization.Experiment;
import dev.tradewind.contracts.personalization.NewRankingRule;
import dev.tradewind.contracts.personalization.RuleAction;
import dev.tradewind.contracts.shared.Checks;
import java.util.Objects;
import java.util.stream.Stream;

/** What operators may decide. */
final class Steering {
    static final int RULES_MAX = 200;
    private static final int NOTE_MAX = 500;

    private Steering() {}

    static Checks check(NewRankingRule rule, long rules) {
        long subjects = Stream.of(rule.productId(), rule.categoryId(), rule.merchantId())
                .filter(Objects::nonNull)
                .count();
        return new Checks()
                .that(subjects == 1, "", "must name one product, one category or one merchant")
                .that(
                        rule.action() != RuleAction.PIN || rule.productId() != null,
                        "/action",
                        "only a product can be pinned")
                .that(rules < RULES_MAX, "", "there are " + RULES_MAX + " rules already; drop one first")
                .optionalText(rule.note(), NOTE_MAX, "/note");
    }

    static Checks check(Experiment experiment) {
        String known = "must be one of " + String.join(", ", Models.NAMES);
        int percent = experiment.challengerPercent();
        return new Checks()
                .that(Models.NAMES.contains(experiment.champion()), "/champion", known)
                .that(Models.NAMES.contains(experiment.challenger()), "/challenger", known)
                .that(percent >= 0 && percent <= 100, "/challenger_percent", "must be 0 to 100");
    }
}
