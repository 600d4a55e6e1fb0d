package dev.tradewind.catalog;

import dev.tradewind.contracts.merchants.MerchantChange;
import dev.tradewind.contracts.merchants.MerchantPage;
import dev.tradewind.contracts.merchants.MerchantQuery;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.merchants.NewMerchant;
import dev.tradewind.contracts.merchants.NewMerchants;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The merchants domain as the catalog may ask it: who is who. */
final class MerchantsDirectory implements MerchantsService {
    private final Map<MerchantId, MerchantView> merchants = new ConcurrentHashMap<>();
    final AtomicBoolean away = new AtomicBoolean();
    final AtomicInteger asked = new AtomicInteger();

    void add(MerchantView merchant) {
        merchants.put(merchant.id(), merchant);
    }

    MerchantView get(MerchantId id) {
        return Objects.requireNonNull(merchants.get(id));
    }

    @Override
    public Future<MerchantView> merchant(MerchantId id) {
        asked.incrementAndGet();
        if (away.get()) {
            return Future.failedFuture("away");
        }
        MerchantView merchant = merchants.get(id);
        return merchant == null ? Future.failedFuture(Fault.notFound(id)) : Future.succeededFuture(merchant);
    }

    @Override
    public Future<MerchantView> create(NewMerchant merchant, CallContext context) {
        return notHere();
    }

    @Override
    public Future<MerchantPage> importAll(NewMerchants many, CallContext context) {
        return notHere();
    }

    @Override
    public Future<MerchantPage> merchants(PageRequest page) {
        return notHere();
    }

    @Override
    public Future<MerchantPage> find(MerchantQuery query) {
        return notHere();
    }

    @Override
    public Future<MerchantView> change(MerchantId id, MerchantChange change, CallContext context) {
        return notHere();
    }

    private static <T> Future<T> notHere() {
        return Future.failedFuture(Fault.of(CommonError.UNAVAILABLE, "Only a directory."));
    }
}
