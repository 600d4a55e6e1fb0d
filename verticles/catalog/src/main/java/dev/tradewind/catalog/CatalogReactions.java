package dev.tradewind.catalog;

import dev.tradewind.chassis.Batch;
import dev.tradewind.chassis.Outcome;
import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.merchants.MerchantEvent;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the catalog does about others' events: it keeps its copies up to date, and what is derived from them. */
final class CatalogReactions {
    private final CopyStore copies;
    private final Faces faces;
    private final ProductPages pages;

    CatalogReactions(CopyStore copies, Faces faces, ProductPages pages) {
        this.copies = copies;
        this.faces = faces;
        this.pages = pages;
    }

    Future<Outcome> onMerchants(Batch<MerchantEvent> batch, Tx tx) {
        Map<MerchantId, MerchantView> latest = new HashMap<>();
        batch.of(MerchantEvent.Saved.class)
                .forEach(r -> latest.put(r.event().merchant().id(), r.event().merchant()));
        return latest.isEmpty()
                ? Future.succeededFuture(Outcome.DONE)
                : copies.faces(tx, latest.keySet())
                        .compose(known -> copies.save(tx, latest.values()).map(known))
                        .compose(known -> faces.show(tx, changed(known, latest.values())))
                        .map(Outcome.DONE);
    }

    /** A merchant who is new here has no offers yet. */
    private static Set<MerchantId> changed(Map<MerchantId, CopyStore.Face> known, Collection<MerchantView> latest) {
        return latest.stream()
                .filter(m -> known.containsKey(m.id()) && !CopyStore.Face.of(m).equals(known.get(m.id())))
                .map(MerchantView::id)
                .collect(Collectors.toSet());
    }

    Future<Outcome> onInventory(Batch<InventoryEvent> batch, Tx tx) {
        Map<OfferId, CopyStore.Level> latest = new HashMap<>();
        for (Received<InventoryEvent.StockChanged> news : batch.of(InventoryEvent.StockChanged.class)) {
            latest.put(
                    news.event().offerId(),
                    new CopyStore.Level(news.event(), news.envelope().sequence()));
        }
        return latest.isEmpty()
                ? Future.succeededFuture(Outcome.DONE)
                : copies.saveAvailability(tx, latest.values())
                        .onSuccess(changed -> forgetAfter(tx, changed))
                        .map(Outcome.DONE);
    }

    private void forgetAfter(Tx tx, List<ProductId> changed) {
        tx.afterCommit(() -> pages.forget(changed));
    }
}
