package dev.tradewind.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.demand.DemandEvent;
import dev.tradewind.contracts.demand.DemandService;
import dev.tradewind.contracts.demand.ForecastQuery;
import dev.tradewind.contracts.demand.ForecastSums;
import dev.tradewind.contracts.demand.ForecastView;
import dev.tradewind.contracts.demand.ForecastView.SoldWeek;
import dev.tradewind.contracts.demand.Forecasts;
import dev.tradewind.contracts.demand.PurchaseSuggestion;
import dev.tradewind.contracts.demand.SumLevel;
import dev.tradewind.contracts.demand.SumQuery;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.inventory.Quantity;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.RefundId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemandIT {
    private static final Money NOTHING = new Money(0, "EUR");

    private final MerchantId acme = MerchantId.next();
    private final OfferId lamp = OfferId.next();
    private DomainFixture fixture;
    private ForeignFeed<OrderEvent> orders;
    private ForeignFeed<InventoryEvent> inventory;
    private DemandService service;

    @BeforeEach
    void open() {
        fixture = DomainFixture.open();
        orders = fixture.foreign(OrderEvent.TYPES);
        inventory = fixture.foreign(InventoryEvent.TYPES);
        assertThat(fixture.foreign(CatalogEvent.TYPES)).isNotNull();
        fixture.deploy(
                new DemandVerticle(), new JsonObject().put("every", "100ms").put("slice", 2));
        service = DemandService.proxy(fixture.vertx());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private OrderId sold(OfferId offer, long pieces, int daysAgo) {
        OrderEvent.Confirmed sale = Sale.of(acme, offer, pieces, daysAgo);
        orders.publish(sale, sale.order().orderId(), sale.order().orderId());
        return sale.order().orderId();
    }

    private ForecastView forecast(Predicate<ForecastView> wanted) {
        fixture.eventually("the forecast", () -> find().map(found -> found != null && wanted.test(found)));
        return fixture.await(service.forecast(lamp));
    }

    private Future<ForecastView> find() {
        return service.forecast(lamp).otherwise((ForecastView) null);
    }

    private static double all(ForecastView forecast) {
        return forecast.history().stream().mapToDouble(SoldWeek::sold).sum();
    }

    private List<PurchaseSuggestion> toBuy(MerchantId merchant) {
        ForecastQuery query = new ForecastQuery(null, null, merchant, PageRequest.first());
        return fixture.await(service.suggestions(query)).data();
    }

    @Test
    void forecastsWhatWasSoldLessWhatWasTakenOff() {
        for (int week = 1; week <= 12; week++) {
            sold(lamp, 14, 7 * week);
        }
        OrderId regretted = sold(lamp, 10, 20);
        OrderId returned = sold(lamp, 8, 20);
        forecast(found -> all(found) == 12 * 14 + 18);
        takeOff(regretted, returned);
        // Takes the merchant's turn: what is taken off shows with the next sale, or the next day.
        sold(lamp, 1, 2);

        ForecastView found = forecast(f -> all(f) == 12 * 14 + 4 + 1);
        assertThat(found.weeks()).hasSize(13);
        assertThat(found.weeks().getFirst().expected()).isCloseTo(14, within(4.0));
        assertThat(found.weeks().getFirst().p05())
                .isLessThanOrEqualTo(found.weeks().getFirst().p95());
        assertThat(found.methods()).isNotEmpty().allSatisfy(m -> assertThat(m.backtestWape())
                .isNotNegative());
        assertThat(fixture.await(service.plot(lamp))).startsWith("<svg").contains("A &lt;lamp&gt;");
        // The history is read as it is now; the forecast follows it within a moment, and its event with it.
        fixture.eventually("its event", () -> {
            String told = lastTold().inputsDigest();
            return service.forecast(lamp).map(f -> f.inputsDigest().equals(told));
        });
        assertThat(lastTold().modelVersion()).isEqualTo(Forecaster.VERSION);
        assertThat(lastTold().weeks()).hasSize(13);
    }

    /** All of the first order, half of the second. */
    private void takeOff(OrderId regretted, OrderId returned) {
        orders.publish(
                new OrderEvent.Cancelled(
                        regretted,
                        CartId.next(),
                        CancelReason.REQUESTED_BY_CUSTOMER,
                        List.of(new Quantity(lamp, 10)),
                        List.of(),
                        null),
                regretted,
                regretted);
        Allocation half = new Allocation(
                List.of(new Allocation.Share(acme, 1_000, new Money(400, "EUR"), NOTHING, NOTHING)), NOTHING);
        orders.publish(
                new OrderEvent.RefundRequested(returned, PaymentId.next(), RefundId.next(), half, "broken"),
                returned,
                returned);
    }

    private DemandEvent.Forecast lastTold() {
        return fixture.events(DemandEvent.TYPES).stream()
                .map(Received::event)
                .filter(DemandEvent.Forecast.class::isInstance)
                .map(DemandEvent.Forecast.class::cast)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Test
    void saysWhatToBuyAndShowsMerchantsTheirOwnOnly() {
        for (int week = 1; week <= 8; week++) {
            sold(lamp, 14, 7 * week);
        }
        forecast(found -> found.history().size() == 8);
        inventory.publish(new InventoryEvent.StockChanged(lamp, 500, 0, 500), lamp, null);
        forecast(found -> Long.valueOf(500).equals(found.stock().available()));
        assertThat(toBuy(acme)).isEmpty();

        inventory.publish(new InventoryEvent.StockChanged(lamp, 9, 2, 7), lamp, null);
        ForecastView found = forecast(f -> Long.valueOf(7).equals(f.stock().available()));

        PurchaseSuggestion suggestion = toBuy(acme).getFirst();
        assertThat(suggestion.quantity()).isEqualTo(suggestion.orderUpTo() - 7).isPositive();
        assertThat(suggestion.leadTimeDemand()).isCloseTo(28, within(8.0));
        assertThat(suggestion.arithmetic()).contains("less 7 available");
        assertThat(found.stock().stockOutDate())
                .isEqualTo(suggestion.stockOutDate())
                .isNotNull();
        assertThat(toBuy(MerchantId.next())).isEmpty();
    }

    @Test
    void tellsOnceThatADayIsUnusual() {
        for (int week = 1; week <= 8; week++) {
            sold(lamp, 7, 7 * week);
        }
        forecast(found -> found.history().size() == 8);
        sold(lamp, 40, 0);
        sold(lamp, 40, 0);
        OfferId last = OfferId.next();
        sold(last, 1, 3);
        fixture.eventually("the last", () -> service.forecast(last).map(true).otherwise(false));

        assertThat(fixture.events(DemandEvent.TYPES).stream()
                        .map(e -> e.event())
                        .filter(DemandEvent.Spiked.class::isInstance))
                .singleElement()
                .satisfies(
                        event -> assertThat(((DemandEvent.Spiked) event).sold()).isGreaterThanOrEqualTo(40));
    }

    @Test
    void forecastsMoreOffersThanASliceHolds() {
        for (int i = 0; i < 5; i++) {
            sold(OfferId.next(), 3, 10);
        }
        fixture.eventually("all", () -> found(null).map(f -> f.data().size() == 5));
    }

    @Test
    void findsForecastsByPartsOfTheTitleAndTheSku() {
        sold(lamp, 14, 7);
        sold(OfferId.next(), 3, 7);
        fixture.eventually("both", () -> found("LÁMP").map(f -> f.data().size() == 2));

        Forecasts one = fixture.await(found(" LAM  " + lamp.value().toUpperCase(Locale.ROOT)));
        assertThat(one.data()).extracting(ForecastView::offerId).containsExactly(lamp);
        assertThat(fixture.await(found("l%mp")).data()).isEmpty();
    }

    private Future<Forecasts> found(@Nullable String text) {
        return service.forecasts(new ForecastQuery(text, null, acme, PageRequest.first()));
    }

    @Test
    void addsForecastsUpToWhatTheirPartsSay() {
        OfferId shade = OfferId.next();
        for (int week = 1; week <= 6; week++) {
            sold(lamp, 14, 7 * week);
            sold(shade, 3, 7 * week);
        }
        sold(OfferId.next(), 5, 9);
        fixture.eventually("sums of the same", () -> found(null)
                .compose(parts -> service.sums(by(SumLevel.MERCHANT, acme)).map(sums -> agree(parts, sums, 3))));
        fixture.eventually("nor is a category more", () -> found(null)
                .compose(parts -> service.sums(by(SumLevel.CATEGORY, null)).map(sums -> agree(parts, sums, 3))));

        ForecastSums.Sum sum =
                fixture.await(service.sums(by(SumLevel.MERCHANT, acme))).data().getFirst();
        assertThat(sum.id()).isEqualTo(acme.value());
        assertThat(sum.weeks())
                .hasSize(12)
                .allMatch(week -> week.p10() <= week.expected() && week.expected() <= week.p90());
        assertThat(fixture.await(service.sums(by(SumLevel.CATEGORY, null)))
                        .data()
                        .getFirst()
                        .id())
                .isEqualTo("none");
        assertThat(fixture.await(service.sums(by(SumLevel.MERCHANT, MerchantId.next())))
                        .data())
                .isEmpty();
    }

    private static SumQuery by(SumLevel level, MerchantId merchant) {
        return new SumQuery(level, merchant, PageRequest.first());
    }

    /** To the cents that single forecasts are rounded to. */
    private static boolean agree(Forecasts parts, ForecastSums sums, int offers) {
        if (parts.data().size() != offers || sums.data().size() != 1) {
            return false;
        }
        double expected = parts.data().stream()
                .mapToDouble(part -> part.weeks().getFirst().expected())
                .sum();
        ForecastSums.Sum sum = sums.data().getFirst();
        return sum.offers() == offers && Math.abs(sum.weeks().getFirst().expected() - expected) < .02;
    }

    @Test
    void tellsWhatAForecastTurnedOutToBe() {
        for (int week = 1; week <= 6; week++) {
            sold(lamp, 14, 7 * week);
        }
        forecast(found -> found.history().size() == 6);
        String first = lastTold().inputsDigest();
        behindItsBack("update demand.awaited set as_of = as_of - 10");
        sold(lamp, 1, 2);

        fixture.eventually(
                "it turned out", () -> Future.succeededFuture(turnedOut().size() == 1));
        DemandEvent.TurnedOut told = turnedOut().getFirst();
        assertThat(told.offerId()).isEqualTo(lamp);
        assertThat(told.merchantId()).isEqualTo(acme);
        assertThat(told.modelVersion()).isEqualTo(Forecaster.VERSION);
        assertThat(told.sold()).isEqualTo(14);
        assertThat(fixture.events(DemandEvent.TYPES).stream()
                        .map(Received::event)
                        .filter(DemandEvent.Forecast.class::isInstance)
                        .map(event -> ((DemandEvent.Forecast) event).inputsDigest()))
                .contains(told.inputsDigest(), first);
    }

    private List<DemandEvent.TurnedOut> turnedOut() {
        return fixture.events(DemandEvent.TYPES).stream()
                .map(Received::event)
                .filter(DemandEvent.TurnedOut.class::isInstance)
                .map(DemandEvent.TurnedOut.class::cast)
                .toList();
    }

    private void behindItsBack(String statement) {
        fixture.await(PgConnection.connect(fixture.vertx(), PgConnectOptions.fromUri(fixture.url()))
                .compose(connection -> connection.query(statement).execute().compose(done -> connection.close())));
    }
}
