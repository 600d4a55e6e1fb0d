package dev.tradewind.demand;

import dev.tradewind.chassis.Domain;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.demand.DemandEvent;
import dev.tradewind.contracts.demand.DemandService;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.orders.OrderEvent;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;

/** Runs the demand domain. */
public final class DemandVerticle extends VerticleBase {
    private @Nullable Domain<DemandEvent> domain;

    @Override
    public Future<?> start() {
        DemandConfig config = DemandConfig.from(config());
        Domain<DemandEvent> opened = Domain.open(vertx, DemandEvent.TYPES, config.domain());
        domain = opened;
        Agenda agenda = new Agenda(opened.tasks(), config.every());
        ForecastStore store = new ForecastStore(opened.database());
        DemandReactions reactions = new DemandReactions(opened.log(), agenda);
        Forecasting forecasting = new Forecasting(vertx, new Forecasting.Keeping(store, opened.log()), agenda, config);
        opened.tasks().onDue(Agenda.DAILY, agenda::dawned).onWork(Agenda.FORECAST, 1, forecasting::on);
        return opened.serve(
                        DemandService.class,
                        DemandService.ADDRESS,
                        new Demand(
                                new ForecastReadingStore(opened.database(), config.policy()),
                                new SumStore(opened.database())))
                .followAtLeisure(
                        CatalogEvent.TYPES.only(CatalogEvent.OfferSaved.class, CatalogEvent.ProductSaved.class),
                        reactions::onCatalog)
                .followAtLeisure(InventoryEvent.TYPES.only(InventoryEvent.StockChanged.class), reactions::onInventory)
                .followAtLeisure(
                        OrderEvent.TYPES.only(
                                OrderEvent.Confirmed.class,
                                OrderEvent.Cancelled.class,
                                OrderEvent.RestCancelled.class,
                                OrderEvent.RefundRequested.class,
                                OrderEvent.Imported.class),
                        reactions::onOrders)
                .start();
    }

    @Override
    public Future<?> stop() {
        return domain == null ? Future.succeededFuture() : domain.close();
    }
}
