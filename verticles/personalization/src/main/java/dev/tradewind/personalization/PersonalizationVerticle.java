package dev.tradewind.personalization;

import dev.tradewind.chassis.Domain;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.merchants.MerchantEvent;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.personalization.PersonalizationService;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;

/** Runs the personalization domain. */
public final class PersonalizationVerticle extends VerticleBase {
    private @Nullable Domain<PersonalizationEvent> domain;
    private @Nullable Intake intake;
    private @Nullable Memory memory;

    @Override
    public Future<?> start() {
        PersonalizationConfig config = PersonalizationConfig.from(config());
        Domain<PersonalizationEvent> opened = Domain.open(vertx, PersonalizationEvent.TYPES, config.domain());
        domain = opened;
        ShopModel model = new ShopModel(config.model());
        ShelfStore shelf = new ShelfStore(opened.database());
        JourneyStore journeys = new JourneyStore(opened.database());
        SteeringStore steering = new SteeringStore(opened.database());
        LogStore log = new LogStore(opened.database());
        ReportStore report = new ReportStore(opened.database());
        Journal.Pages pages = new Journal.Pages(opened.log(), journeys, report);
        Journal journal = new Journal(opened.database(), pages, model);
        Intake taking = new Intake(vertx, config.intake(), journal::write);
        intake = taking;
        Advice advice = new Advice(model, new Ranking(model)::answer, taking);
        Snapshots snapshots = new Snapshots(vertx, model, new SnapshotStore(opened.database()), config.snapshots());
        Memory filling = new Memory(
                vertx,
                model,
                new Memory.Tables(shelf, steering, log, journeys, report),
                new Memory.Keeping(snapshots, advice::given));
        memory = filling;
        ShelfReactions products = new ShelfReactions(shelf, opened.log());
        BuyingReactions purchases = new BuyingReactions(pages, model);
        Personalization service =
                new Personalization(opened, advice, taking, new Personalization.Stores(steering, report));
        return opened.serve(PersonalizationService.class, PersonalizationService.ADDRESS, service)
                .followAtLeisure(
                        CatalogEvent.TYPES.only(CatalogEvent.ProductSaved.class, CatalogEvent.OfferSaved.class),
                        products::onCatalog)
                .followAtLeisure(MerchantEvent.TYPES, products::onMerchants)
                .followAtLeisure(InventoryEvent.TYPES.only(InventoryEvent.StockChanged.class), products::onInventory)
                .followAtLeisure(CartEvent.TYPES.only(CartEvent.ItemAdded.class), purchases::onCart)
                .followAtLeisure(
                        OrderEvent.TYPES.only(OrderEvent.Confirmed.class, OrderEvent.Imported.class),
                        purchases::onOrders)
                .check("memory", () -> filling.known(config.rebuilt()))
                .start();
    }

    @Override
    public Future<?> stop() {
        Future<Void> deaf = memory == null ? Future.succeededFuture() : memory.close();
        return deaf.eventually(() -> intake == null ? Future.succeededFuture() : intake.close())
                .eventually(() -> domain == null ? Future.succeededFuture() : domain.close());
    }
}
