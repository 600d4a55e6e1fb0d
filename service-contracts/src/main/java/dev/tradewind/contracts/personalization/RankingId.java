package dev.tradewind.contracts.personalization;

import dev.tradewind.contracts.shared.Id;

/** A list of recommendations, as it was shown. */
public record RankingId(String value) implements Id {
    public RankingId {
        Id.check("rnk", value);
    }

    public static RankingId next() {
        return new RankingId(Id.next("rnk"));
    }

    @Override
    public String toString() {
        return value;
    }
}
