package dev.tradewind.contracts.merchants;

import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Merchants and their terms. */
@ProxyGen
public interface MerchantsService {
    String ADDRESS = "service.merchants";

    static MerchantsService proxy(Vertx vertx) {
        return new MerchantsServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline());
    }

    Future<MerchantView> create(NewMerchant merchant, CallContext context);

    /** Set-based import; the answer keeps the order of the request. */
    Future<MerchantPage> importAll(NewMerchants merchants, CallContext context);

    /** Fails with {@code not_found}. */
    Future<MerchantView> merchant(MerchantId id);

    Future<MerchantPage> merchants(PageRequest page);

    Future<MerchantPage> find(MerchantQuery query);

    /** Fails with {@code not_found} or {@code version_conflict}. */
    Future<MerchantView> change(MerchantId id, MerchantChange change, CallContext context);
}
