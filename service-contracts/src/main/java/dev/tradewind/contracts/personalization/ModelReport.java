package dev.tradewind.contracts.personalization;

import dev.tradewind.contracts.shared.Money;
import java.time.Instant;
import java.util.List;

/**
 * How the models fared, from the sampled rankings and what came of them, each once, when it was first told.
 *
 * @param since the beginning of an hour
 */
public record ModelReport(Instant since, Experiment experiment, List<Figures> data) {
    /**
     * Of one model.
     *
     * @param rankings shown and sampled
     * @param clicked products of these that were then looked at
     * @param added products of these that were then added to a cart
     * @param bought products of these that were then bought
     * @param revenue of these, by currency, without tax
     * @param clickThrough rankings of which something was looked at, as a share
     */
    public record Figures(
            String model,
            long rankings,
            long clicked,
            long added,
            long bought,
            List<Money> revenue,
            double clickThrough,
            double addToCart) {}
}
