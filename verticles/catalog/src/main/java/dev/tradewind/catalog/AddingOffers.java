package dev.tradewind.catalog;

import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.CatalogError;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Checks;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.VariantId;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds offers, one or a thousand alike: a handful of statements each time. */
final class AddingOffers {
    private final EventLog<CatalogEvent> log;
    private final OfferStore store;
    private final ProductStore products;
    private final CopyStore copies;
    private final Derived derived;

    AddingOffers(EventLog<CatalogEvent> log, Stores stores, Derived derived) {
        this.log = log;
        this.store = stores.offers();
        this.products = stores.products();
        this.copies = stores.copies();
        this.derived = derived;
    }

    /** Those known by their reference are answered as they are, the others added and told, all in the order given. */
    Future<List<OfferView>> add(Tx tx, List<OfferDraft> drafts, CallContext context) {
        Set<String> refs = drafts.stream()
                .map(d -> d.offer().externalRef())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return known(tx, refs)
                .compose(known -> addUnknown(tx, unknown(drafts, known.keySet())))
                .compose(added -> known(tx, refs)
                        .compose(known -> answer(tx, drafts, known).compose(views -> tell(tx, views, added, context))));
    }

    private Future<Map<String, OfferId>> known(Tx tx, Set<String> refs) {
        return refs.isEmpty() ? Future.succeededFuture(Map.of()) : store.known(tx, refs);
    }

    /** Of several with one reference the first one counts. */
    private static List<OfferDraft> unknown(List<OfferDraft> drafts, Set<String> known) {
        Set<String> seen = new HashSet<>(known);
        return drafts.stream()
                .filter(d ->
                        d.offer().externalRef() == null || seen.add(d.offer().externalRef()))
                .toList();
    }

    /** Merchants are locked before products, and both before offers; so does whoever else changes listings. */
    private Future<Set<OfferId>> addUnknown(Tx tx, List<OfferDraft> drafts) {
        return drafts.isEmpty()
                ? Future.succeededFuture(Set.of())
                : lockMerchants(tx, drafts)
                        .compose(locked -> lockProducts(tx, drafts))
                        .compose(locked -> checkPlaces(tx, drafts)
                                .compose(free -> store.add(tx, drafts))
                                .compose(added ->
                                        derived.offersChanged(tx, locked).map(added)));
    }

    private Future<Void> lockMerchants(Tx tx, List<OfferDraft> drafts) {
        List<Reference<MerchantId>> merchants =
                drafts.stream().map(OfferDraft::merchant).toList();
        return copies.lock(tx, Reference.named(merchants))
                .compose(existing -> Reference.check(merchants, existing, "There is no such merchant."));
    }

    private Future<Set<ProductId>> lockProducts(Tx tx, List<OfferDraft> drafts) {
        List<Reference<VariantId>> variants =
                drafts.stream().map(OfferDraft::variant).toList();
        return store.products(tx, Reference.named(variants))
                .compose(found -> Reference.check(variants, found.keySet(), "There is no such variant.")
                        .compose(exist -> products.lock(tx, found.values()))
                        .map(locked -> Set.copyOf(found.values())));
    }

    private Future<Void> checkPlaces(Tx tx, List<OfferDraft> drafts) {
        return store.taken(tx, drafts).compose(taken -> {
            Checks checks = new Checks();
            Set<OfferDraft.Place> seen = new HashSet<>(taken);
            drafts.forEach(d -> checks.that(seen.add(d.place()), d.at() + "/variant_id", "has an offer already"));
            return checks.verdict(CatalogError.OFFER_EXISTS, "A merchant has one offer of a variant.");
        });
    }

    private Future<List<OfferView>> answer(Tx tx, List<OfferDraft> drafts, Map<String, OfferId> known) {
        return store.views(
                tx,
                drafts.stream()
                        .map(d -> d.offer().externalRef() == null
                                ? d.id()
                                : Objects.requireNonNull(known.get(d.offer().externalRef())))
                        .toList());
    }

    private Future<List<OfferView>> tell(Tx tx, List<OfferView> views, Set<OfferId> added, CallContext context) {
        List<OfferView> news =
                views.stream().filter(v -> added.contains(v.id())).distinct().toList();
        return news.isEmpty()
                ? Future.succeededFuture(views)
                : log.append(tx, Derived.saved(news, context)).map(views);
    }
}
