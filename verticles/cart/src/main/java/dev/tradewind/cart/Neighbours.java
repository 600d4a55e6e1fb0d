package dev.tradewind.cart;

import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.OfferId;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks catalog and merchants for what the copies do not have yet, and puts it there. */
final class Neighbours {
    private final CatalogService catalog;
    private final MerchantsService merchants;
    private final CopyStore store;
    private final Session alone;

    Neighbours(CatalogService catalog, MerchantsService merchants, CopyStore store, Session alone) {
        this.catalog = catalog;
        this.merchants = merchants;
        this.store = store;
        this.alone = alone;
    }

    Future<Void> ask(Collection<OfferId> offers) {
        return Future.all(offers.stream().map(this::ask).toList()).mapEmpty();
    }

    private Future<Void> ask(OfferId id) {
        Future<OfferView> offer = catalog.offer(id);
        Future<MerchantView> merchant = offer.compose(o -> merchants.merchant(o.merchantId()));
        return Future.all(offer, merchant)
                .recover(e -> Future.failedFuture(explained(id, e)))
                .compose(both -> store.saveMerchants(alone, List.of(merchant.result())))
                .compose(v -> store.saveOffers(alone, List.of(offer.result())));
    }

    private static Throwable explained(OfferId id, Throwable failure) {
        @Nullable Fault fault = Fault.in(failure);
        return fault != null && fault.status() == CommonError.NOT_FOUND.status()
                ? Fault.notFound(id)
                : Fault.of(CommonError.UNAVAILABLE, "Whether there is an offer " + id + " cannot be found out now.");
    }
}
