package dev.tradewind.demand;

import dev.tradewind.contracts.demand.ForecastView.Method;
import dev.tradewind.contracts.demand.ForecastView.WeekAhead;
import dev.tradewind.demand.ForecastStore.Made;
import dev.tradewind.demand.ForecastStore.Offer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Forecasts a slice of a merchant's offers, when any of them has sales that were not forecast yet. */
final class SliceForecast {
    private static final int HORIZON = 13;
    private static final int YEAR = 52;

    private SliceForecast() {}

    /** Those whose sales are new; the others would be forecast as they were, but for what the slice shares. */
    static List<Made> of(List<Offer> offers, Map<String, SalesHistory> histories, LocalDate asOf) {
        String[] digests = new String[offers.size()];
        Arrays.setAll(digests, i -> history(histories, offers.get(i)).digest());
        List<Made> made = new ArrayList<>();
        boolean anyNew = false;
        for (int i = 0; i < digests.length; i++) {
            anyNew |= !digests[i].equals(offers.get(i).digest());
        }
        if (anyNew) {
            List<Outlook> outlooks = outlooks(offers, histories);
            for (int i = 0; i < digests.length; i++) {
                if (!digests[i].equals(offers.get(i).digest())) {
                    made.add(made(offers.get(i).id(), digests[i], outlooks.get(i), asOf));
                }
            }
        }
        return made;
    }

    private static SalesHistory history(Map<String, SalesHistory> histories, Offer offer) {
        return Objects.requireNonNull(histories.get(offer.id()));
    }

    private static List<Outlook> outlooks(List<Offer> offers, Map<String, SalesHistory> histories) {
        int weeks = offers.stream()
                .mapToInt(offer -> history(histories, offer).length())
                .max()
                .orElse(0);
        double[][] sales = new double[offers.size()][];
        int[] categories = new int[offers.size()];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < sales.length; i++) {
            sales[i] = history(histories, offers.get(i)).series(weeks);
            categories[i] = numbers.computeIfAbsent(offers.get(i).category(), c -> numbers.size());
        }
        return Forecaster.forecast(Panel.of(YEAR, sales, categories), new int[sales.length], HORIZON);
    }

    private static Made made(String offer, String digest, Outlook outlook, LocalDate asOf) {
        double[] expected = new double[outlook.horizon()];
        List<WeekAhead> weeks = new ArrayList<>();
        for (int h = 0; h < expected.length; h++) {
            expected[h] = outlook.expected(h);
            weeks.add(week(outlook, h, asOf));
        }
        double deviation = Math.max(0, outlook.deviation(0));
        List<Method> methods = outlook.methods().stream()
                .map(weight -> new Method(
                        weight.method(),
                        Rounded.to2(weight.share()),
                        weight.wape() == null ? null : Rounded.to2(weight.wape())))
                .toList();
        return new Made(offer, digest, methods, weeks, deviation, new Replenishment(expected, deviation));
    }

    private static WeekAhead week(Outlook outlook, int h, LocalDate asOf) {
        return new WeekAhead(
                asOf.plusDays(1 + 7L * h).toString(),
                Rounded.to2(outlook.expected(h)),
                Rounded.to2(outlook.quantile(.05, h)),
                Rounded.to2(outlook.quantile(.1, h)),
                Rounded.to2(outlook.quantile(.25, h)),
                Rounded.to2(outlook.quantile(.5, h)),
                Rounded.to2(outlook.quantile(.75, h)),
                Rounded.to2(outlook.quantile(.9, h)),
                Rounded.to2(outlook.quantile(.95, h)));
    }
}
