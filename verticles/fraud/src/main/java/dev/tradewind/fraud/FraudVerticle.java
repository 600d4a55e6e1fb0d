package dev.tradewind.fraud;

import dev.tradewind.chassis.Domain;
import dev.tradewind.contracts.fraud.FraudEvent;
import dev.tradewind.contracts.fraud.FraudService;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.payments.PaymentEvent;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;

/** Deploys fraud. Configuration: {@link FraudConfig}. */
public final class FraudVerticle extends VerticleBase {
    private @Nullable Domain<FraudEvent> domain;
    private @Nullable Plugged plugged;

    @Override
    public Future<?> start() {
        FraudConfig config = FraudConfig.from(config());
        Features features = new Features(config.labelDelay().toMillis());
        return vertx.executeBlocking(() -> new Plugged(config.model(), config.onnx(), features), false)
                .compose(read -> {
                    plugged = read;
                    return start(config, features, read)
                            .recover(e -> read.close(vertx).transform(closed -> Future.failedFuture(e)));
                });
    }

    private Future<Void> start(FraudConfig config, Features features, Plugged read) {
        Domain<FraudEvent> opened = Domain.open(vertx, FraudEvent.TYPES, config.domain());
        domain = opened;
        ModelStore models = new ModelStore(opened.database());
        JournalStore journal = new JournalStore(opened.database());
        Scoring.Keeping keeping = new Scoring.Keeping(
                journal, new FraudStore(opened.database()), new RuleStore(opened.database()), models, opened.log());
        Judge judge = new Judge(features);
        Memory memory = new Memory(journal, features, config);
        Team team = new Team(vertx, models, features, read);
        Advisors advisors = new Advisors(vertx, config.costs(), config.budget());
        Outcomes outcomes =
                new Outcomes(keeping, opened.tasks(), config.schooling().every());
        FraudReactions reactions =
                new FraudReactions(keeping, new Scoring(memory, judge, advisors, team, keeping), outcomes);
        Learning.Stores stores =
                new Learning.Stores(journal, new TrainingStore(opened.database()), models, opened.tasks());
        Learning learning = new Learning(vertx, opened.database(), stores, config);
        Models known = new Models(vertx, stores, new Models.Scored(team, advisors, learning, features), config);
        Settling settling = new Settling(keeping, opened.tasks(), config.labelDelay(), config.settled());
        opened.tasks().onWork(Learning.TRAIN, 1, learning::on).onDue(Settling.SETTLE, settling::due);
        return opened.serve(
                        FraudService.class,
                        FraudService.ADDRESS,
                        new Fraud(vertx, opened.idempotency(), keeping, new Fraud.Deciding(judge, outcomes, known)))
                .check("memory", memory::ready)
                .followSoon(
                        OrderEvent.TYPES.only(OrderEvent.Placed.class, OrderEvent.RefundRequested.class),
                        reactions::onOrders)
                .followAtLeisure(PaymentEvent.TYPES.only(PaymentEvent.Authorized.class), reactions::onPayments)
                .start()
                .compose(started -> opened.database()
                        .transaction(settling::begin)
                        .recover(e -> opened.close().transform(closed -> Future.failedFuture(e))));
    }

    @Override
    public Future<?> stop() {
        Future<Void> deaf = domain == null ? Future.succeededFuture() : domain.close();
        return deaf.eventually(() -> plugged == null ? Future.succeededFuture() : plugged.close(vertx));
    }
}
