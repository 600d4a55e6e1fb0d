package dev.tradewind.contracts.personalization;

import dev.tradewind.contracts.shared.Id;

/** A rule that operators have made for recommendations. */
public record RuleId(String value) implements Id {
    public RuleId {
        Id.check("rule", value);
    }

    public static RuleId next() {
        return new RuleId(Id.next("rule"));
    }

    @Override
    public String toString() {
        return value;
    }
}
