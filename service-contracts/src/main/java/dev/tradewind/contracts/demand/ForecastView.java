package dev.tradewind.contracts.demand;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was sold of an offer and what probably will be, week by week. Days are written {@code 2011-09-12}.
 *
 * @param asOf the last day that the forecast knows; weeks are counted from it, back and ahead
 * @param inputsDigest of the version and the sales that went in: the same digest, the same forecast
 * @param methods those that count, most important first
 * @param history oldest first
 * @param weeks the next comes first
 */
public record ForecastView(
        OfferId offerId,
        MerchantId merchantId,
        String title,
        String sku,
        String asOf,
        Instant madeAt,
        String modelVersion,
        String inputsDigest,
        List<Method> methods,
        List<SoldWeek> history,
        List<WeekAhead> weeks,
        Stock stock) {

    /**
     * @param share how much the method counts, of 1
     * @param backtestWape what it would have been wrong by in the past, seen from several weeks of it: the sum of its
     *     errors without their signs, as a share of what was sold. Null when nothing was sold then, and in forecasts of
     *     older builds.
     */
    public record Method(String method, double share, @Nullable Double backtestWape) {}

    /**
     * @param from the first day
     * @param sold pieces, less what was cancelled or given back
     * @param revenueMinor what was paid for them, in minor units of the offer's currency at the time
     * @param censored it was out of stock for a time: more might have been sold
     */
    public record SoldWeek(String from, double sold, long revenueMinor, boolean censored) {}

    /**
     * @param expected pieces
     * @param p05 with a chance of 5 % no more than this is sold; and so on
     */
    public record WeekAhead(
            String from,
            double expected,
            double p05,
            double p10,
            double p25,
            double p50,
            double p75,
            double p90,
            double p95) {}

    /**
     * What the forecast means for the stock.
     *
     * @param available null while nothing has been heard of stock
     * @param stockOutDate the day on which what is available will probably be sold; null when it lasts longer than the
     *     forecast
     * @param reorderPoint buy when no more than this is available
     * @param orderUpTo buy so much that this would be available
     */
    public record Stock(
            @Nullable Long available,
            @Nullable String stockOutDate,
            long reorderPoint,
            long orderUpTo,
            int leadTimeDays,
            double serviceLevel) {}
}
