package dev.tradewind.fraud;

import dev.tradewind.chassis.Domain;
import dev.tradewind.contracts.fraud.FraudEvent;
import dev.tradewind.contracts.fraud.FraudService;
import dev.tradewind.contracts.orders.OrderEvent;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Deploys fraud. Configuration: {@code label_delay}, {@code history}, {@code links}. */
public final class FraudVerticle extends VerticleBase {
    private @Nullable Domain<FraudEvent> domain;

    @Override
    public Future<?> start() {
        FraudConfig config = FraudConfig.from(config());
        Domain<FraudEvent> opened = Domain.open(vertx, FraudEvent.TYPES, config.domain());
        domain = opened;
        Features features = new Features(config.labelDelay().toMillis());
        FraudStore store = new FraudStore(opened.database());
        RuleStore rules = new RuleStore(opened.database());
        Judge judge = new Judge(features);
        Memory memory = new Memory(store, features, config);
        Scoring scoring = new Scoring(memory, judge, InstantSource.system());
        FraudReactions reactions = new FraudReactions(store, rules, scoring, opened.log());
        return opened.serve(FraudService.class, FraudService.ADDRESS, new Fraud(opened, store, rules, judge))
                .check("memory", memory::ready)
                .follow(OrderEvent.TYPES.only(OrderEvent.Placed.class), reactions::on)
                .start();
    }

    @Override
    public Future<?> stop() {
        return Objects.requireNonNull(domain).close();
    }
}
