package dev.tradewind.contracts.demand;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import java.util.List;

/** What is told about demand. The subject is the offer. Days are written {@code 2011-09-12}. */
public sealed interface DemandEvent extends Event {
    String FEED = "demand";
    EventTypes<DemandEvent> TYPES = EventTypes.of(FEED, DemandEvent.class);

    /**
     * A forecast was made of sales that had not been forecast before.
     *
     * @param methods the reasons: what counts, most important first
     */
    record Forecast(
            OfferId offerId,
            MerchantId merchantId,
            String asOf,
            String modelVersion,
            String inputsDigest,
            List<ForecastView.Method> methods,
            List<ForecastView.WeekAhead> weeks)
            implements DemandEvent {}

    /**
     * The first week of a forecast is over. Told of one forecast a week for each offer.
     *
     * @param asOf the last day that the forecast knew
     * @param week as it was forecast
     * @param sold what it came to
     */
    record TurnedOut(
            OfferId offerId,
            MerchantId merchantId,
            String asOf,
            String modelVersion,
            String inputsDigest,
            ForecastView.WeekAhead week,
            double sold)
            implements DemandEvent {}

    /**
     * Much more than usual has been sold on a day; told once for that day, as soon as it is seen.
     *
     * @param sold so far
     * @param usual expected on a day
     * @param threshold above which a day is unusual
     */
    record Spiked(OfferId offerId, MerchantId merchantId, String day, double sold, double usual, double threshold)
            implements DemandEvent {}
}
