package dev.tradewind.auditor;

import dev.tradewind.chassis.Domain;
import dev.tradewind.contracts.auditor.AuditorService;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;

/** Runs the auditor. */
public final class AuditorVerticle extends VerticleBase {
    private @Nullable Domain<Event> domain;

    @Override
    public Future<?> start() {
        AuditorConfig config = AuditorConfig.from(config());
        Domain<Event> opened = Domain.open(vertx, EventTypes.none("auditor"), config.domain());
        domain = opened;
        Audited audited = Audited.on(vertx);
        MoneyProof money = new MoneyProof(vertx, audited, config.settling());
        Auditor auditor = new Auditor(audited, money, new ConsumptionProof(audited));
        return opened.serve(AuditorService.class, AuditorService.ADDRESS, auditor)
                .start();
    }

    @Override
    public Future<?> stop() {
        return domain == null ? Future.succeededFuture() : domain.close();
    }
}
