package dev.tradewind.cart;

import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The copies of offers, merchants and availability, with a memory of those used lately. What this node's reactions
 * change is forgotten when they commit; what another node's have changed is looked up every half second while the
 * memory is in use, and a memory that nobody has looked after for two seconds is forgotten as a whole. Something read
 * before a change and arriving after it is used once, but not remembered.
 */
final class Copies {
    private static final long LOOK_EVERY_NS = 500_000_000;
    private static final long TRUSTED_NS = 2_000_000_000;
    private static final int CHANGES_MAX = 1_000;

    private final CopyStore store;
    private final Neighbours neighbours;
    private final Session alone;
    private final Recent<OfferId, KnownOffer> offers;
    private final Recent<MerchantId, MerchantView> merchants;
    private long changes;
    private long lookedAt = System.nanoTime();
    private boolean looking;
    private Set<CopyStore.Change> known = Set.of();

    Copies(CopyStore store, Neighbours neighbours, Session alone, int offersMax) {
        this.store = store;
        this.neighbours = neighbours;
        this.alone = alone;
        offers = new Recent<>(offersMax, o -> 1);
        merchants = new Recent<>(offersMax, m -> 1);
    }

    /**
     * These offers. What the copies do not have is asked for, so not to be used in a transaction. Fails with {@code
     * not_found} when there is no such offer, with {@code unavailable} when that cannot be found out.
     */
    Future<Offers> require(Collection<OfferId> ids) {
        lookForChanges();
        Map<OfferId, Offer> found = HashMap.newHashMap(ids.size());
        Set<OfferId> missing = remembered(ids, found);
        if (missing.isEmpty()) {
            return Future.succeededFuture(among(found));
        }
        return read(alone, missing, found)
                .compose(still -> still.isEmpty()
                        ? Future.succeededFuture(still)
                        : neighbours.ask(still).compose(v -> read(alone, still, found)))
                .compose(still -> complete(still, found));
    }

    /** These offers as the copies have them now, or as this session may see them; nobody is asked. */
    Future<Offers> requireIn(Session session, Collection<OfferId> ids) {
        Map<OfferId, Offer> found = new HashMap<>();
        return ids.isEmpty()
                ? Future.succeededFuture(among(found))
                : read(session, Set.copyOf(ids), found).compose(still -> complete(still, found));
    }

    /** What has changed is read anew when it is used next. */
    void forget(Collection<String> ids) {
        changes++;
        ids.forEach(id -> {
            if (id.startsWith("off_")) {
                offers.remove(new OfferId(id));
            } else {
                merchants.remove(new MerchantId(id));
            }
        });
    }

    private Set<OfferId> remembered(Collection<OfferId> ids, Map<OfferId, Offer> found) {
        Set<OfferId> missing = new HashSet<>();
        for (OfferId id : ids) {
            KnownOffer offer = offers.get(id);
            MerchantView merchant =
                    offer == null ? null : merchants.get(offer.view().merchantId());
            if (offer == null || merchant == null) {
                missing.add(id);
            } else {
                found.put(id, new Offer(offer.view(), merchant, offer.available()));
            }
        }
        return missing;
    }

    /** Puts what it finds there and returns what it did not find, whether offer or merchant is missing. */
    private Future<Set<OfferId>> read(Session session, Set<OfferId> ids, Map<OfferId, Offer> into) {
        long before = changes;
        return store.find(session, ids).map(found -> {
            if (changes == before) {
                found.offers().forEach(offers::put);
                found.merchants().forEach(merchants::put);
            }
            Set<OfferId> missing = new HashSet<>(ids);
            found.offers().forEach((id, offer) -> {
                MerchantView merchant = found.merchants().get(offer.view().merchantId());
                if (merchant != null) {
                    into.put(id, new Offer(offer.view(), merchant, offer.available()));
                    missing.remove(id);
                }
            });
            return missing;
        });
    }

    private static Future<Offers> complete(Set<OfferId> missing, Map<OfferId, Offer> found) {
        return missing.isEmpty()
                ? Future.succeededFuture(among(found))
                : Future.failedFuture(Fault.of(CommonError.UNAVAILABLE, "Not all offers of this cart are known yet."));
    }

    private static Offers among(Map<OfferId, Offer> found) {
        return id -> {
            Offer offer = found.get(id);
            if (offer == null) {
                throw new IllegalStateException(id + " was not asked for");
            }
            return offer;
        };
    }

    private void lookForChanges() {
        long now = System.nanoTime();
        if (now - lookedAt > TRUSTED_NS) {
            forgetAll();
            lookedAt = now;
        } else if (now - lookedAt > LOOK_EVERY_NS && !looking) {
            looking = true;
            Future<Set<CopyStore.Change>> unused = store.changedLately(alone, CHANGES_MAX)
                    .onSuccess(found -> changedElsewhere(found, now))
                    .onComplete(done -> looking = false);
        }
    }

    private void changedElsewhere(Set<CopyStore.Change> found, long asOf) {
        lookedAt = asOf;
        Set<CopyStore.Change> news = new HashSet<>(found);
        news.removeAll(known);
        known = found;
        if (found.size() == CHANGES_MAX) {
            forgetAll();
        } else if (!news.isEmpty()) {
            forget(news.stream().map(CopyStore.Change::id).toList());
        }
    }

    private void forgetAll() {
        changes++;
        offers.clear();
        merchants.clear();
    }
}
