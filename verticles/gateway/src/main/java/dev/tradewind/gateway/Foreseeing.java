package dev.tradewind.gateway;

import dev.tradewind.contracts.demand.DemandService;
import dev.tradewind.contracts.demand.ForecastQuery;
import dev.tradewind.contracts.demand.ForecastView;
import dev.tradewind.contracts.demand.SumLevel;
import dev.tradewind.contracts.demand.SumQuery;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import io.vertx.core.Future;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Forecasts and what to buy; merchants see their own. */
final class Foreseeing {
    private static final String PICTURE = ".svg";

    private final DemandService demand;
    private final Patience patience;

    Foreseeing(Services services, Patience patience) {
        this.demand = services.demand();
        this.patience = patience;
    }

    void into(HandlingTable table) {
        table.on("listForecasts", call -> forecasts(call, call.query("merchant", MerchantId::new)))
                .on("getForecast", call -> forecast(call, null))
                .on("listPurchaseSuggestions", call -> suggestions(call, call.query("merchant", MerchantId::new)))
                .on("listForecastSums", call -> sums(call, call.query("merchant", MerchantId::new)))
                .on("listOwnForecastSums", call -> sums(call, call.merchant()))
                .on("listOwnForecasts", call -> forecasts(call, call.merchant()))
                .on("getOwnForecast", call -> forecast(call, call.merchant()))
                .on("listOwnPurchaseSuggestions", call -> suggestions(call, call.merchant()));
    }

    private static ForecastQuery query(Call call, @Nullable MerchantId merchant) {
        return new ForecastQuery(call.query("q"), call.query("offer_id", OfferId::new), merchant, call.page());
    }

    private Future<Answer> forecasts(Call call, @Nullable MerchantId merchant) {
        ForecastQuery query = query(call, merchant);
        return patience.repeatable(() -> demand.forecasts(query)).map(Answer::ok);
    }

    private Future<Answer> sums(Call call, @Nullable MerchantId merchant) {
        SumLevel by = call.query("by", text -> SumLevel.valueOf(text.toUpperCase(Locale.ROOT)));
        SumQuery query = new SumQuery(by == null ? SumLevel.MERCHANT : by, merchant, call.page());
        return patience.repeatable(() -> demand.sums(query)).map(Answer::ok);
    }

    private Future<Answer> suggestions(Call call, @Nullable MerchantId merchant) {
        ForecastQuery query = query(call, merchant);
        return patience.repeatable(() -> demand.suggestions(query)).map(Answer::ok);
    }

    /** What belongs to another merchant is not found. */
    private Future<Answer> forecast(Call call, @Nullable MerchantId merchant) {
        String asked = call.path("offer_id");
        boolean picture = asked.endsWith(PICTURE);
        OfferId offer = new OfferId(picture ? asked.substring(0, asked.length() - PICTURE.length()) : asked);
        return patience.repeatable(() -> demand.forecast(offer))
                .compose(found -> merchant == null || found.merchantId().equals(merchant)
                        ? answer(found, picture)
                        : Future.failedFuture(Fault.notFound(offer)));
    }

    private Future<Answer> answer(ForecastView forecast, boolean picture) {
        return picture
                ? patience.repeatable(() -> demand.plot(forecast.offerId()))
                        .map(svg -> Answer.json(200, svg).with("Content-Type", "image/svg+xml"))
                : Future.succeededFuture(Answer.ok(forecast));
    }
}
