package dev.tradewind.contracts.demand;

import dev.tradewind.contracts.wire.Wire;

/** How this package's types cross the event bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class DemandWire {
    private DemandWire() {}

    public static String writeForecastQuery(ForecastQuery value) {
        return Wire.write(value);
    }

    public static ForecastQuery readForecastQuery(String json) {
        return Wire.read(json, ForecastQuery.class);
    }

    public static String writeForecastView(ForecastView value) {
        return Wire.write(value);
    }

    public static ForecastView readForecastView(String json) {
        return Wire.read(json, ForecastView.class);
    }

    public static String writeForecasts(Forecasts value) {
        return Wire.write(value);
    }

    public static Forecasts readForecasts(String json) {
        return Wire.read(json, Forecasts.class);
    }

    public static String writePurchaseSuggestions(PurchaseSuggestions value) {
        return Wire.write(value);
    }

    public static PurchaseSuggestions readPurchaseSuggestions(String json) {
        return Wire.read(json, PurchaseSuggestions.class);
    }

    public static String writeForecastSums(ForecastSums value) {
        return Wire.write(value);
    }

    public static ForecastSums readForecastSums(String json) {
        return Wire.read(json, ForecastSums.class);
    }

    public static String writeSumQuery(SumQuery value) {
        return Wire.write(value);
    }

    public static SumQuery readSumQuery(String json) {
        return Wire.read(json, SumQuery.class);
    }
}
