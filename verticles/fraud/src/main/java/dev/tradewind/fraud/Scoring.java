package dev.tradewind.fraud;

import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fraud.NewRiskRule;
import dev.tradewind.contracts.fraud.ReviewStatus;
import dev.tradewind.contracts.fraud.ReviewView;
import dev.tradewind.contracts.fraud.RiskDecision;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent.Placed;
import dev.tradewind.fraud.Judge.Judgement;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Judges orders one after the other, each by what happened before it. For who holds the turn. */
final class Scoring {
    private final Memory memory;
    private final Judge judge;
    private final InstantSource clock;

    Scoring(Memory memory, Judge judge, InstantSource clock) {
        this.memory = memory;
        this.judge = judge;
        this.clock = clock;
    }

    /** An order that was judged. */
    record Judged(Received<Placed> cause, Entry entry, double[] features, ReviewView view) {}

    Future<Void> catchUp(Tx tx, long position) {
        return memory.catchUp(tx, position);
    }

    /** @param position of the journal's last entry */
    List<Judged> judge(List<Received<Placed>> placed, List<NewRiskRule> rules, long position) {
        String stamp = UUID.randomUUID().toString();
        Instant now = clock.instant();
        List<Judged> all = new ArrayList<>();
        for (Received<Placed> received : placed) {
            OrderDetails order = received.event().order();
            Purchase purchase = Orders.purchase(order);
            double[] features = memory.featuresOf(purchase);
            Entry entry = new Entry(position + all.size() + 1, stamp, order.placedAt(), purchase, null);
            memory.tell(List.of(entry));
            ReviewView view = view(order, judge.judge(rules, features), Judge.version(rules), now);
            all.add(new Judged(received, entry, features, view));
        }
        return all;
    }

    private static ReviewView view(OrderDetails order, Judgement judgement, String version, Instant now) {
        return new ReviewView(
                order.orderId(),
                judgement.decision() == RiskDecision.REVIEW ? ReviewStatus.OPEN : ReviewStatus.NONE,
                order.cart().totals().total(),
                order.cart().email(),
                judgement.decision(),
                null,
                version,
                judgement.reasons(),
                now,
                null,
                null,
                null,
                null);
    }
}
