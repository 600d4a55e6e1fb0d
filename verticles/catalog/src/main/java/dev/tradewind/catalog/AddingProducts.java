package dev.tradewind.catalog;

import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.CatalogError;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.Checks;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds products, one or a thousand alike: a handful of statements each time. */
final class AddingProducts {
    private final EventLog<CatalogEvent> log;
    private final ProductStore store;
    private final Demands demands;

    AddingProducts(EventLog<CatalogEvent> log, ProductStore store, Demands demands) {
        this.log = log;
        this.store = store;
        this.demands = demands;
    }

    /** Those known by their reference are answered as they are, the others added and told, all in the order given. */
    Future<List<ProductView>> add(Tx tx, List<ProductDraft> drafts, CallContext context) {
        Set<String> refs = drafts.stream()
                .map(d -> d.product().externalRef())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return known(tx, refs)
                .compose(known -> addUnknown(tx, unknown(drafts, known.keySet())))
                .compose(added -> known(tx, refs)
                        .compose(known -> answer(tx, drafts, known).compose(views -> tell(tx, views, added, context))));
    }

    private Future<Map<String, ProductId>> known(Tx tx, Set<String> refs) {
        return refs.isEmpty() ? Future.succeededFuture(Map.of()) : store.known(tx, refs);
    }

    /** Of several with one reference the first one counts. */
    private static List<ProductDraft> unknown(List<ProductDraft> drafts, Set<String> known) {
        Set<String> seen = new HashSet<>(known);
        return drafts.stream()
                .filter(d -> d.product().externalRef() == null
                        || seen.add(d.product().externalRef()))
                .toList();
    }

    private Future<Set<ProductId>> addUnknown(Tx tx, List<ProductDraft> drafts) {
        return drafts.isEmpty()
                ? Future.succeededFuture(Set.of())
                : check(tx, drafts).compose(valid -> store.add(tx, drafts, Instant.now()));
    }

    private Future<Void> check(Tx tx, List<ProductDraft> drafts) {
        List<Reference<CategoryId>> categories =
                drafts.stream().map(ProductDraft::category).toList();
        List<ProductTypes.Typed> typed =
                drafts.stream().map(ProductDraft::typed).toList();
        return demands.check(tx, categories, typed).compose(met -> checkSkus(tx, drafts));
    }

    private Future<Void> checkSkus(Tx tx, List<ProductDraft> drafts) {
        return store.takenSkus(tx, drafts).compose(taken -> {
            Checks checks = new Checks();
            Set<String> seen = new HashSet<>(taken);
            drafts.forEach(d -> checkSkus(d, seen, checks));
            return checks.verdict(CatalogError.SKU_TAKEN, "A SKU exists once on the platform.");
        });
    }

    private static void checkSkus(ProductDraft draft, Set<String> seen, Checks checks) {
        List<NewProduct.NewVariant> variants = draft.product().variants();
        for (int i = 0; i < variants.size(); i++) {
            checks.that(seen.add(variants.get(i).sku()), draft.at() + "/variants/" + i + "/sku", "is taken");
        }
    }

    private Future<List<ProductView>> answer(Tx tx, List<ProductDraft> drafts, Map<String, ProductId> known) {
        return store.views(
                tx,
                drafts.stream()
                        .map(d -> d.product().externalRef() == null
                                ? d.id()
                                : Objects.requireNonNull(known.get(d.product().externalRef())))
                        .toList());
    }

    private Future<List<ProductView>> tell(Tx tx, List<ProductView> views, Set<ProductId> added, CallContext context) {
        List<Outgoing<CatalogEvent>> events = views.stream()
                .filter(v -> added.contains(v.id()))
                .distinct()
                .map(v -> Products.saved(v).in(context))
                .toList();
        return events.isEmpty()
                ? Future.succeededFuture(views)
                : log.append(tx, events).map(views);
    }
}
