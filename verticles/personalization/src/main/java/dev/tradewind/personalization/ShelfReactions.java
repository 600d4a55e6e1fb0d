package dev.tradewind.personalization;

import dev.tradewind.chassis.Batch;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outcome;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.inventory.InventoryEvent.StockChanged;
import dev.tradewind.contracts.merchants.MerchantEvent;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent.ShelfChanged;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps track of which products can be bought, and tells when that changes. */
final class ShelfReactions {
    private final ShelfStore store;
    private final EventLog<PersonalizationEvent> log;

    ShelfReactions(ShelfStore store, EventLog<PersonalizationEvent> log) {
        this.store = store;
        this.log = log;
    }

    Future<Outcome> onCatalog(Batch<CatalogEvent> batch, Tx tx) {
        Map<ProductId, ProductView> products = new LinkedHashMap<>();
        batch.of(CatalogEvent.ProductSaved.class)
                .forEach(r -> products.put(r.event().product().id(), r.event().product()));
        Map<OfferId, OfferView> offers = new LinkedHashMap<>();
        batch.of(CatalogEvent.OfferSaved.class)
                .forEach(r -> offers.put(r.event().offer().id(), r.event().offer()));
        Set<ProductId> touched = new HashSet<>(products.keySet());
        offers.values().forEach(offer -> touched.add(offer.productId()));
        return store.alone(tx)
                .compose(alone -> store.saveProducts(tx, products.values()))
                .compose(saved -> store.saveOffers(tx, offers.values()))
                .compose(saved -> tell(tx, touched))
                .map(Outcome.DONE);
    }

    Future<Outcome> onMerchants(Batch<MerchantEvent> batch, Tx tx) {
        Map<MerchantId, MerchantView> latest = new LinkedHashMap<>();
        batch.of(MerchantEvent.Saved.class)
                .forEach(r -> latest.put(r.event().merchant().id(), r.event().merchant()));
        return store.alone(tx)
                .compose(alone -> store.saveMerchants(tx, latest.values()))
                .compose(touched -> tell(tx, touched))
                .map(Outcome.DONE);
    }

    Future<Outcome> onInventory(Batch<InventoryEvent> batch, Tx tx) {
        Map<OfferId, StockChanged> latest = new LinkedHashMap<>();
        batch.of(StockChanged.class).forEach(r -> latest.put(r.event().offerId(), r.event()));
        return store.alone(tx)
                .compose(alone -> store.saveStock(tx, latest.values()))
                .compose(touched -> tell(tx, touched))
                .map(Outcome.DONE);
    }

    private Future<Void> tell(Tx tx, Collection<ProductId> touched) {
        if (touched.isEmpty()) {
            return Future.succeededFuture();
        }
        return store.refresh(tx, touched).compose(changed -> {
            List<Outgoing<PersonalizationEvent>> told = changed.stream()
                    .map(item ->
                            Outgoing.<PersonalizationEvent>of(new ShelfChanged(item), item.productId(), item.version()))
                    .toList();
            return log.append(tx, told);
        });
    }
}
