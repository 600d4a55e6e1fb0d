package dev.tradewind.catalog;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The catalog's own copies of merchants follow their feed, so a merchant who was added a moment ago may not be here
 * yet. Before an offer of a merchant unknown here is refused, the merchants domain itself is asked once.
 */
final class MerchantCopies {
    private static final int AT_ONCE_MAX = 16;

    private final Database database;
    private final CopyStore store;
    private final MerchantsService merchants;

    MerchantCopies(Database database, CopyStore store, MerchantsService merchants) {
        this.database = database;
        this.store = store;
        this.merchants = merchants;
    }

    /**
     * Succeeds when all of them that exist are known here; fails with {@code unavailable} when that cannot be found
     * out.
     */
    Future<Void> fetchMissing(Set<MerchantId> ids) {
        return store.known(ids).compose(known -> {
            Set<MerchantId> missing = new HashSet<>(ids);
            missing.removeAll(known);
            return fetch(List.copyOf(missing));
        });
    }

    private Future<Void> fetch(List<MerchantId> ids) {
        if (ids.isEmpty()) {
            return Future.succeededFuture();
        }
        List<MerchantId> first = ids.subList(0, Math.min(AT_ONCE_MAX, ids.size()));
        List<Future<Optional<MerchantView>>> asked =
                first.stream().map(this::ask).toList();
        return Future.all(asked)
                .compose(answered -> save(asked))
                .compose(saved -> fetch(ids.subList(first.size(), ids.size())));
    }

    private Future<Optional<MerchantView>> ask(MerchantId id) {
        return merchants.merchant(id).map(Optional::of).recover(failure -> {
            Fault fault = Fault.in(failure);
            return fault != null && fault.code().equals(CommonError.NOT_FOUND.key())
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(
                            Fault.of(CommonError.UNAVAILABLE, "Whether " + id + " exists cannot be said just now."));
        });
    }

    private Future<Void> save(Collection<Future<Optional<MerchantView>>> answers) {
        List<MerchantView> found = new ArrayList<>();
        answers.forEach(a -> Objects.requireNonNull(a.result()).ifPresent(found::add));
        return found.isEmpty() ? Future.succeededFuture() : database.transaction(tx -> store.save(tx, found));
    }
}
