package dev.tradewind.demand;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Forecasts a panel of offers so that offers, categories and merchants tell the same story. */
public final class Forecaster {
    /** Changes whenever the same sales would be forecast otherwise. */
    public static final String VERSION = "portfolio-2";

    private Forecaster() {}

    /**
     * @param panel its groups are the categories
     * @param merchants by series: a number from 0 on
     * @return the outlooks of the series, in their order; those of a category or merchant are their sums
     */
    public static List<Outlook> forecast(Panel panel, int[] merchants, int horizon) {
        List<Outlook> offers = Portfolio.forecast(panel, horizon);
        if (offers.isEmpty()) {
            return offers;
        }
        Reconciliation reconciliation = new Reconciliation(offers, horizon);
        reconcile(reconciliation, panel, panel.members(), horizon);
        reconcile(reconciliation, panel, Panel.members(merchants), horizon);
        return reconciliation.reconciled();
    }

    /** Sums of a single series say nothing new. */
    private static void reconcile(Reconciliation reconciliation, Panel panel, int[][] members, int horizon) {
        int[][] sums = Arrays.stream(members).filter(m -> m.length > 1).toArray(int[][]::new);
        List<Outlook> outlooks = Portfolio.forecast(Reconciliation.sums(panel, sums), horizon);
        IntStream.range(0, outlooks.size()).forEach(s -> reconciliation.sum(sums[s], outlooks.get(s)));
    }
}
