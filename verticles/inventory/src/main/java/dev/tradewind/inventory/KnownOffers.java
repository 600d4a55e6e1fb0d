package dev.tradewind.inventory;

import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.OfferId;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which offers exist. The own copy follows the catalog a moment behind; an offer that is not in it is asked for once,
 * so that a new offer can be stocked at once.
 */
final class KnownOffers {
    private static final int ASKED_AT_ONCE = 25;

    private final InventoryStore store;
    private final CatalogService catalog;

    KnownOffers(InventoryStore store, CatalogService catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    /** Those of the offers that do not exist. Fails with {@code unavailable} when that cannot be found out now. */
    Future<Set<OfferId>> unknown(Collection<OfferId> offers) {
        return store.known(offers).compose(known -> {
            Set<OfferId> missing = new HashSet<>(offers);
            missing.removeAll(known);
            return missing.isEmpty() ? Future.succeededFuture(missing) : askFor(missing);
        });
    }

    private Future<Set<OfferId>> askFor(Set<OfferId> missing) {
        List<OfferId> asked = List.copyOf(missing);
        Set<OfferId> unknown = new HashSet<>(missing);
        Future<Void> answered = Future.succeededFuture();
        for (int from = 0; from < asked.size(); from += ASKED_AT_ONCE) {
            List<OfferId> some = asked.subList(from, Math.min(from + ASKED_AT_ONCE, asked.size()));
            answered = answered.compose(v ->
                    Future.all(some.stream().map(o -> ask(o, unknown)).toList()).mapEmpty());
        }
        return answered.compose(v -> {
            Set<OfferId> found = new HashSet<>(missing);
            found.removeAll(unknown);
            return store.learn(found).map(unknown);
        });
    }

    private Future<Void> ask(OfferId offer, Set<OfferId> unknown) {
        return catalog.offer(offer).map(OfferView::id).transform(answer -> {
            if (answer.succeeded()) {
                unknown.remove(offer);
                return Future.succeededFuture();
            }
            Fault fault = Fault.in(answer.cause());
            return fault != null && fault.status() == CommonError.NOT_FOUND.status()
                    ? Future.succeededFuture()
                    : Future.failedFuture(Fault.of(
                            CommonError.UNAVAILABLE,
                            "The catalog does not answer, so " + offer + " cannot be looked up."));
        });
    }
}
