package dev.tradewind.catalog;

import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Idempotency;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.NewOffer;
import dev.tradewind.contracts.catalog.NewOffers;
import dev.tradewind.contracts.catalog.OfferChange;
import dev.tradewind.contracts.catalog.OfferListing;
import dev.tradewind.contracts.catalog.OfferPage;
import dev.tradewind.contracts.catalog.OfferQuery;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Offers: who sells a variant, at which price. */
final class Offers {
    private final EventLog<CatalogEvent> log;
    private final Idempotency idempotency;
    private final OfferStore store;
    private final MerchantCopies merchants;
    private final Derived derived;
    private final AddingOffers adding;
    private final OfferListStore listing;

    Offers(Domain<CatalogEvent> domain, Stores stores, MerchantCopies merchants, Derived derived) {
        this.log = domain.log();
        this.idempotency = domain.idempotency();
        this.store = stores.offers();
        this.merchants = merchants;
        this.derived = derived;
        this.listing = stores.offerList();
        this.adding = new AddingOffers(log, stores, derived);
    }

    Future<OfferView> create(NewOffer offer, CallContext context) {
        return mayAct(context.actor(), Set.of(offer.merchantId()))
                .compose(may -> Prices.check(offer).verdict())
                .compose(valid -> merchants.fetchMissing(Set.of(offer.merchantId())))
                .compose(fetched -> idempotency.once(
                        context, OfferView.class, tx -> adding.add(tx, List.of(OfferDraft.single(offer)), context)
                                .map(List::getFirst)));
    }

    Future<OfferPage> importAll(NewOffers offers, CallContext context) {
        Set<MerchantId> named =
                offers.offers().stream().map(NewOffer::merchantId).collect(Collectors.toSet());
        return mayAct(context.actor(), named)
                .compose(may -> Prices.checkImport(offers.offers()).verdict())
                .compose(valid -> merchants.fetchMissing(named))
                .compose(fetched -> idempotency.once(
                        context, OfferPage.class, tx -> adding.add(tx, OfferDraft.many(offers.offers()), context)
                                .map(added -> new OfferPage(added, PageMeta.of(null)))));
    }

    Future<OfferView> find(OfferId id) {
        return store.view(id).map(found -> found.orElseThrow(() -> Fault.notFound(id)));
    }

    Future<OfferPage> page(PageRequest page) {
        return listing.list(new OfferQuery(null, null, null, page))
                .map(found ->
                        new OfferPage(found.data().stream().map(Offers::view).toList(), found.meta()));
    }

    private static OfferView view(OfferListing.Line line) {
        return new OfferView(
                line.id(),
                line.version(),
                line.productId(),
                line.variantId(),
                line.merchantId(),
                line.sku(),
                line.title(),
                line.price(),
                line.prices(),
                line.active());
    }

    Future<OfferListing> list(OfferQuery query) {
        return listing.list(query);
    }

    Future<OfferView> change(OfferId id, OfferChange change, CallContext context) {
        return Prices.check(change)
                .verdict()
                .compose(valid -> idempotency.once(context, OfferView.class, tx -> change(tx, id, change, context)));
    }

    /** The product's lock makes changes of its offers wait for each other. */
    private Future<OfferView> change(Tx tx, OfferId id, OfferChange change, CallContext context) {
        return store.lockOwn(tx, id)
                .compose(found -> visible(found, id, context.actor()))
                .compose(current -> save(tx, current, change, context));
    }

    /** All that is written goes out at once, one statement behind the other, and takes one round trip. */
    private Future<OfferView> save(Tx tx, OfferStore.Own own, OfferChange change, CallContext context) {
        OfferView current = own.offer();
        if (change.version() != null && change.version() != current.version()) {
            return Future.failedFuture(
                    Fault.of(CommonError.VERSION_CONFLICT, "The offer has version " + current.version() + " by now."));
        }
        boolean active = change.active() == null ? current.active() : change.active();
        Prices before = new Prices(current.prices());
        Prices after = before.changed(change);
        OfferView changed = changed(current, after, active && own.productActive());
        return Future.all(
                        store.changeState(tx, current.id(), active),
                        after.equals(before) ? Future.succeededFuture() : store.changePrices(tx, current.id(), after),
                        derived.offersChanged(tx, List.of(current.productId())),
                        log.append(tx, Derived.saved(List.of(changed), context)))
                .map(changed);
    }

    private static OfferView changed(OfferView offer, Prices prices, boolean active) {
        return new OfferView(
                offer.id(),
                offer.version() + 1,
                offer.productId(),
                offer.variantId(),
                offer.merchantId(),
                offer.sku(),
                offer.title(),
                prices.all().getFirst(),
                prices.all(),
                active);
    }

    private static Future<OfferStore.Own> visible(Optional<OfferStore.Own> found, OfferId id, Actor actor) {
        return found.filter(own -> actor.merchantId() == null
                        || actor.merchantId().equals(own.offer().merchantId()))
                .map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(Fault.notFound(id)));
    }

    private static Future<Void> mayAct(Actor actor, Set<MerchantId> merchants) {
        boolean may =
                actor.merchantId() == null || merchants.stream().allMatch(m -> Objects.equals(m, actor.merchantId()));
        return may
                ? Future.succeededFuture()
                : Future.failedFuture(Fault.of(CommonError.FORBIDDEN, "That is another merchant's."));
    }
}
