package dev.tradewind.auditor;

import dev.tradewind.chassis.Domain;
import dev.tradewind.contracts.auditor.AuditorEvent;
import dev.tradewind.contracts.auditor.AuditorService;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.settlement.SettlementEvent;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the auditor. */
public final class AuditorVerticle extends VerticleBase {
    private @Nullable Domain<AuditorEvent> domain;
    private @Nullable Passes passes;
    private @Nullable Shown shown;

    @Override
    public Future<?> start() {
        AuditorConfig config = AuditorConfig.from(config());
        Domain<AuditorEvent> opened = Domain.open(vertx, AuditorEvent.TYPES, config.domain());
        domain = opened;
        Audited audited = Audited.on(vertx);
        BreachStore breaches = new BreachStore(opened.database());
        ProofStore proofs = new ProofStore(opened.database());
        LookStore looks = new LookStore(opened.database());
        ConsumptionProof consumption = new ConsumptionProof(audited);
        Views views = new Views(proofs, breaches, looks);
        Breaches book = new Breaches(
                opened.database(),
                opened.log(),
                new Breaches.Stores(breaches, proofs),
                audited.controls(),
                config.patience());
        Duration settling = config.patience().settling();
        Passes.Parts parts = new Passes.Parts(
                new Looks(looks, audited.orders(), config.proof(), settling),
                turns(audited, proofs, breaches, config),
                book,
                new Repairs(audited, opened.database(), breaches, book),
                proofs,
                opened::caughtUp);
        Passes own = new Passes(vertx, parts, config);
        Shown metrics = new Shown(vertx, views);
        passes = own;
        shown = metrics;
        MoneyProof money = new MoneyProof(vertx, audited, settling);
        Auditor auditor = new Auditor(own, views, new FullAudit(audited, money, consumption));
        return follow(opened, config)
                .serve(AuditorService.class, AuditorService.ADDRESS, auditor)
                .start()
                .onSuccess(v -> {
                    own.start();
                    metrics.start(opened, config.interval());
                });
    }

    private static Domain<AuditorEvent> follow(Domain<AuditorEvent> opened, AuditorConfig config) {
        AuditorReactions reactions =
                new AuditorReactions(new OrderCopyStore(), new StockCopyStore(), config.deadline());
        return opened.followAtLeisure(CartEvent.TYPES.only(CartEvent.Completed.class), reactions::onCart)
                .followAtLeisure(
                        OrderEvent.TYPES.only(
                                OrderEvent.Placed.class,
                                OrderEvent.PaymentRequested.class,
                                OrderEvent.PaymentFailed.class,
                                OrderEvent.Confirmed.class,
                                OrderEvent.Cancelled.class,
                                OrderEvent.Imported.class),
                        reactions::onOrders)
                .followAtLeisure(InventoryEvent.TYPES, reactions::onInventory)
                .followAtLeisure(PaymentEvent.TYPES, reactions::onPayments)
                .followAtLeisure(SettlementEvent.TYPES.only(SettlementEvent.Posted.class), reactions::onSettlement);
    }

    /** The sample's turns: a few things of each domain, money across them, and each consumer's count. */
    private static List<Supplier<Future<Examined>>> turns(
            Audited audited, ProofStore proofs, BreachStore breaches, AuditorConfig config) {
        List<Supplier<Future<Examined>>> turns = new ArrayList<>();
        Sampling.all(audited, proofs, breaches, config.sample()).forEach(sample -> turns.add(sample::examine));
        turns.add(new MoneySample(audited, proofs, breaches, config.sample())::examine);
        Consumption consumption = new Consumption(new ConsumptionProof(audited), breaches);
        audited.consumers().forEach(consumer -> turns.add(() -> consumption.examine(consumer)));
        Audited.OPTIONAL.forEach(consumer -> turns.add(() ->
                consumption.examine(consumer).map(found -> found.complete() ? found : Examined.nothing(found.step()))));
        return turns;
    }

    @Override
    public Future<?> stop() {
        if (passes != null && shown != null) {
            passes.stop();
            shown.stop();
        }
        return domain == null ? Future.succeededFuture() : domain.close();
    }
}
