package dev.tradewind.fraud;

import dev.tradewind.chassis.Batch;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outcome;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fraud.FraudEvent;
import dev.tradewind.contracts.fraud.NewRiskRule;
import dev.tradewind.contracts.fraud.ReviewView;
import dev.tradewind.contracts.fraud.RiskDecision;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderEvent.Placed;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.fraud.Scoring.Judged;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Each placed order is judged once, in one order over all nodes. */
final class FraudReactions {
    private final FraudStore store;
    private final RuleStore rules;
    private final Scoring scoring;
    private final EventLog<FraudEvent> log;

    FraudReactions(FraudStore store, RuleStore rules, Scoring scoring, EventLog<FraudEvent> log) {
        this.store = store;
        this.rules = rules;
        this.scoring = scoring;
        this.log = log;
    }

    Future<Outcome> on(Batch<OrderEvent> batch, Tx tx) {
        List<Received<Placed>> placed = batch.of(Placed.class);
        List<OrderId> ids = placed.stream().map(FraudReactions::id).toList();
        return placed.isEmpty()
                ? Future.succeededFuture(Outcome.DONE)
                : store.takeTurn(tx).compose(position -> scoring.catchUp(tx, position)
                        .compose(done -> store.scored(tx, ids))
                        .compose(known -> score(unknown(placed, known), position, tx))
                        .map(Outcome.DONE));
    }

    private static List<Received<Placed>> unknown(List<Received<Placed>> placed, Set<OrderId> known) {
        return placed.stream().filter(p -> !known.contains(id(p))).toList();
    }

    private Future<Void> score(List<Received<Placed>> placed, long position, Tx tx) {
        return placed.isEmpty()
                ? Future.succeededFuture()
                : rules.live(tx).compose(live -> keep(live, placed, position, tx));
    }

    private Future<Void> keep(List<NewRiskRule> live, List<Received<Placed>> placed, long position, Tx tx) {
        List<Judged> judged = scoring.judge(placed, live, position);
        return store.keep(tx, judged).compose(done -> log.append(tx, events(judged)));
    }

    private static List<Outgoing<FraudEvent>> events(List<Judged> judged) {
        List<Outgoing<FraudEvent>> events = new ArrayList<>();
        for (Judged one : judged) {
            ReviewView view = one.view();
            FraudEvent scored = new FraudEvent.Scored(
                    view.orderId(),
                    view.decision(),
                    view.probability(),
                    view.modelVersion(),
                    Judge.digest(one.features()),
                    view.reasons(),
                    view.scoredAt());
            events.add(event(scored, one, 1));
            if (view.decision() != RiskDecision.ALLOW) {
                events.add(event(new FraudEvent.Suspected(view.orderId(), view.decision()), one, 2));
            }
        }
        return events;
    }

    private static Outgoing<FraudEvent> event(FraudEvent event, Judged judged, long sequence) {
        OrderId order = judged.view().orderId();
        return Outgoing.of(event, order, sequence)
                .correlatedWith(order)
                .causedBy(judged.cause().envelope());
    }

    private static OrderId id(Received<Placed> placed) {
        return placed.event().order().orderId();
    }
}
