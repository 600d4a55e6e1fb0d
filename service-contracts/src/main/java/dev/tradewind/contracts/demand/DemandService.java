package dev.tradewind.contracts.demand;

import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.OfferId;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Forecasts, for reading. They are made in the background, from what was sold. */
@ProxyGen
public interface DemandService {
    String ADDRESS = "service.demand";

    static DemandService proxy(Vertx vertx) {
        return new DemandServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline());
    }

    /** Of offers that were ever sold, in the order of their ids. */
    Future<Forecasts> forecasts(ForecastQuery query);

    /** Fails with {@code not_found} where there is none: an offer that was never sold has no forecast. */
    Future<ForecastView> forecast(OfferId offer);

    /** The same as a picture in SVG, for light and dark pages. */
    Future<String> plot(OfferId offer);

    /** The forecasts added up by merchant or category. */
    Future<ForecastSums> sums(SumQuery query);

    /** What should be bought now: offers whose stock is at or under their reorder point. */
    Future<PurchaseSuggestions> suggestions(ForecastQuery query);
}
