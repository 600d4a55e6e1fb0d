package dev.tradewind.settlement;

import dev.tradewind.chassis.Domain;
import dev.tradewind.contracts.merchants.MerchantEvent;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.settlement.SettlementEvent;
import dev.tradewind.contracts.settlement.SettlementService;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;

/** Runs the settlement domain. */
public final class SettlementVerticle extends VerticleBase {
    private @Nullable Domain<SettlementEvent> domain;

    @Override
    public Future<?> start() {
        Domain<SettlementEvent> opened = Domain.open(
                vertx, SettlementEvent.TYPES, SettlementConfig.from(config()).domain());
        domain = opened;
        LedgerStore ledger = new LedgerStore();
        SettlementReactions reactions = new SettlementReactions(ledger, opened.log());
        Settlement settlement = new Settlement(
                new PayingOut(vertx, opened, ledger),
                new LedgerReadingStore(opened.database()),
                new StatementStore(opened.database()),
                new LedgerAuditStore(opened.database()));
        return opened.serve(SettlementService.class, SettlementService.ADDRESS, settlement)
                .followSoon(PaymentEvent.TYPES, reactions::onPayments)
                .follow(MerchantEvent.TYPES, reactions::onMerchants)
                .start();
    }

    @Override
    public Future<?> stop() {
        return domain == null ? Future.succeededFuture() : domain.close();
    }
}
