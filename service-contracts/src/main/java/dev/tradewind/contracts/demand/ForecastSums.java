package dev.tradewind.contracts.demand;

import dev.tradewind.contracts.shared.PageMeta;
import java.util.List;

/** A page of sums, in the order of their ids. */
public record ForecastSums(List<Sum> data, PageMeta meta) {
    public ForecastSums {
        data = List.copyOf(data);
    }

    /**
     * What will probably be sold of all offers together. The offers' forecasts were reconciled with those of their
     * category and merchant, so this is their sum and no other number.
     *
     * @param id of the merchant or the category; {@code none} for offers without a category
     * @param offers that have a forecast
     * @param asOf the last day that the newest of them knows; weeks are counted from it
     */
    public record Sum(SumLevel by, String id, int offers, String asOf, List<Week> weeks) {
        public Sum {
            weeks = List.copyOf(weeks);
        }
    }

    /**
     * @param expected pieces
     * @param p10 with a chance of 10 % no more than this is sold, if offers err independently of each other
     */
    public record Week(String from, double expected, double p10, double p90) {}
}
