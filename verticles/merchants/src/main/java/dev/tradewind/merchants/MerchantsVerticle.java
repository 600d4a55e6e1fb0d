package dev.tradewind.merchants;

import dev.tradewind.chassis.Domain;
import dev.tradewind.contracts.merchants.MerchantEvent;
import dev.tradewind.contracts.merchants.MerchantsService;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;

/** Runs the merchants domain. */
public final class MerchantsVerticle extends VerticleBase {
    private @Nullable Domain<MerchantEvent> domain;

    @Override
    public Future<?> start() {
        MerchantsConfig config = MerchantsConfig.from(config());
        Domain<MerchantEvent> opened = Domain.open(vertx, MerchantEvent.TYPES, config.domain());
        domain = opened;
        Merchants merchants = new Merchants(opened, new MerchantsStore(opened.database()), config.terms());
        return opened.serve(MerchantsService.class, MerchantsService.ADDRESS, merchants)
                .start();
    }

    @Override
    public Future<?> stop() {
        return domain == null ? Future.succeededFuture() : domain.close();
    }
}
