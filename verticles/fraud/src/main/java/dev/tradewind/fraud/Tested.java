package dev.tradewind.fraud;

import dev.tradewind.contracts.fraud.ModelQuality;
import dev.tradewind.contracts.fraud.RiskDecision;
import dev.tradewind.contracts.fraud.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order that was scored and of which it is known what it was. */
record Tested(double probability, RiskDecision decision, long amount, Verdict was) {

    static ModelQuality quality(List<Tested> all, Costs costs) {
        int frauds = (int) all.stream().filter(t -> t.was() == Verdict.FRAUD).count();
        boolean both = frauds > 0 && frauds < all.size();
        Ranking ranking = both ? ranking(all) : null;
        return new ModelQuality(
                all.size(),
                frauds,
                rounded(ranking == null ? null : ranking.areaUnderCurve()),
                rounded(ranking == null ? null : ranking.averagePrecision()),
                all.stream()
                        .mapToLong(t -> costs.cost(t.decision, t.amount, t.was))
                        .sum(),
                all.stream()
                        .mapToLong(t -> costs.cost(RiskDecision.ALLOW, t.amount, t.was))
                        .sum());
    }

    private static Ranking ranking(List<Tested> all) {
        boolean[] frauds = new boolean[all.size()];
        for (int i = 0; i < frauds.length; i++) {
            frauds[i] = all.get(i).was() == Verdict.FRAUD;
        }
        return Ranking.of(all.stream().mapToDouble(Tested::probability).toArray(), frauds);
    }

    private static @Nullable Double rounded(@Nullable Double value) {
        return value == null ? null : Math.round(value * 1e4) / 1e4;
    }
}
