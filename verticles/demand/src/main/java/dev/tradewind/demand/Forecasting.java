package dev.tradewind.demand;

import dev.tradewind.chassis.Completion;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Task;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.demand.DemandEvent;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the forecasts of a merchant, a bounded slice of its offers at a time, on a worker thread. */
final class Forecasting {
    private final Vertx vertx;
    private final ForecastStore store;
    private final EventLog<DemandEvent> log;
    private final Agenda agenda;
    private final DemandConfig config;

    Forecasting(Vertx vertx, Keeping keeping, Agenda agenda, DemandConfig config) {
        this.vertx = vertx;
        this.store = keeping.store();
        this.log = keeping.log();
        this.agenda = agenda;
        this.config = config;
    }

    /** Where forecasts are kept and told. */
    record Keeping(ForecastStore store, EventLog<DemandEvent> log) {}

    /** The work on one slice. */
    private record Slice(ForecastStore.Cursor after, LocalDate asOf, List<ForecastStore.Offer> offers) {}

    Future<Completion> on(Task task) {
        ForecastStore.Cursor after = ForecastStore.Cursor.of(task.payload());
        return store.asOf(after.merchant(), LocalDate.now(ZoneOffset.UTC)).compose(asOf -> begin(after, asOf));
    }

    private Future<Completion> begin(ForecastStore.Cursor after, @Nullable LocalDate asOf) {
        return asOf == null
                ? Future.succeededFuture(Completion.done())
                : store.slice(after, config.slice()).compose(offers -> work(new Slice(after, asOf, offers)));
    }

    private Future<Completion> work(Slice slice) {
        return store.histories(slice.offers(), slice.asOf())
                .compose(histories ->
                        vertx.executeBlocking(() -> SliceForecast.of(slice.offers(), histories, slice.asOf()), false))
                .compose(made -> store.over(slice.offers(), slice.asOf())
                        .map(over -> Completion.done(tx -> finish(tx, slice, made, over))));
    }

    private Future<Void> finish(Tx tx, Slice slice, List<ForecastStore.Made> made, List<ForecastStore.Over> over) {
        String merchant = slice.after().merchant();
        ForecastStore.At at = new ForecastStore.At(merchant, slice.asOf(), config.policy());
        return store.forget(tx, over)
                .compose(forgotten -> store.save(tx, made, at))
                .compose(saved -> tell(tx, at, made, over))
                .compose(told -> slice.offers().size() < config.slice()
                        ? Future.succeededFuture()
                        : agenda.goOn(tx, next(slice)));
    }

    private static ForecastStore.Cursor next(Slice slice) {
        ForecastStore.Offer last = slice.offers().getLast();
        return new ForecastStore.Cursor(slice.after().merchant(), last.category(), last.id());
    }

    private Future<Void> tell(
            Tx tx, ForecastStore.At at, List<ForecastStore.Made> made, List<ForecastStore.Over> over) {
        TreeMap<String, List<DemandEvent>> events = new TreeMap<>();
        MerchantId merchant = new MerchantId(at.merchant());
        over.forEach(o -> add(events, o.offer(), turnedOut(merchant, o)));
        made.forEach(m -> add(events, m.offer(), forecast(merchant, at, m)));
        if (events.isEmpty()) {
            return Future.succeededFuture();
        }
        TreeMap<String, Long> counts = new TreeMap<>();
        events.forEach((offer, told) -> counts.put(offer, (long) told.size()));
        return store.number(tx, counts).compose(last -> log.append(tx, numbered(events, last)));
    }

    private static void add(Map<String, List<DemandEvent>> events, String offer, DemandEvent event) {
        events.computeIfAbsent(offer, o -> new ArrayList<>()).add(event);
    }

    private static DemandEvent turnedOut(MerchantId merchant, ForecastStore.Over over) {
        return new DemandEvent.TurnedOut(
                new OfferId(over.offer()),
                merchant,
                over.asOf(),
                over.version(),
                over.digest(),
                over.week(),
                Rounded.to2(over.sold()));
    }

    private static DemandEvent forecast(MerchantId merchant, ForecastStore.At at, ForecastStore.Made made) {
        return new DemandEvent.Forecast(
                new OfferId(made.offer()),
                merchant,
                at.asOf().toString(),
                Forecaster.VERSION,
                made.digest(),
                made.methods(),
                made.weeks());
    }

    private static List<Outgoing<DemandEvent>> numbered(Map<String, List<DemandEvent>> events, Map<String, Long> last) {
        List<Outgoing<DemandEvent>> told = new ArrayList<>();
        events.forEach((offer, some) -> {
            long first = Objects.requireNonNull(last.get(offer)) - some.size() + 1;
            for (int i = 0; i < some.size(); i++) {
                told.add(Outgoing.of(some.get(i), new OfferId(offer), first + i));
            }
        });
        return told;
    }
}
