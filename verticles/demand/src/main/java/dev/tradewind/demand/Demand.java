package dev.tradewind.demand;

import dev.tradewind.contracts.demand.DemandService;
import dev.tradewind.contracts.demand.ForecastQuery;
import dev.tradewind.contracts.demand.ForecastSums;
import dev.tradewind.contracts.demand.ForecastView;
import dev.tradewind.contracts.demand.Forecasts;
import dev.tradewind.contracts.demand.PurchaseSuggestions;
import dev.tradewind.contracts.demand.SumQuery;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.Future;

/** The demand domain's use cases: all of them read. */
final class Demand implements DemandService {
    private final ForecastReadingStore readings;
    private final SumStore sums;

    Demand(ForecastReadingStore readings, SumStore sums) {
        this.readings = readings;
        this.sums = sums;
    }

    @Override
    public Future<Forecasts> forecasts(ForecastQuery query) {
        return readings.forecasts(query);
    }

    @Override
    public Future<ForecastView> forecast(OfferId offer) {
        return readings.forecasts(new ForecastQuery(null, offer, null, PageRequest.first()))
                .compose(found -> found.data().isEmpty()
                        ? Future.failedFuture(Fault.notFound(offer))
                        : Future.succeededFuture(found.data().getFirst()));
    }

    @Override
    public Future<String> plot(OfferId offer) {
        return forecast(offer).map(Plot::svg);
    }

    @Override
    public Future<PurchaseSuggestions> suggestions(ForecastQuery query) {
        return readings.suggestions(query);
    }

    @Override
    public Future<ForecastSums> sums(SumQuery query) {
        return sums.sums(query);
    }
}
