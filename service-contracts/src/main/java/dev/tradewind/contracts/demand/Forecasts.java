package dev.tradewind.contracts.demand;

import dev.tradewind.contracts.shared.PageMeta;
import java.util.List;

/** A page of forecasts. */
public record Forecasts(List<ForecastView> data, PageMeta meta) {}
