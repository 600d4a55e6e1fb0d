package dev.tradewind.fraud;

import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.Task;
import dev.tradewind.chassis.Tasks;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fraud.FraudEvent;
import dev.tradewind.contracts.fraud.NewVerdict;
import dev.tradewind.contracts.fraud.Verdict;
import dev.tradewind.contracts.orders.OrderEvent.RefundRequested;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.fraud.FraudStore.Kept;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What orders turned out to be: by people's verdicts, and by refunds whose reason speaks of a fraud or a chargeback.
 * Each makes a training due, at the next multiple of the configured time.
 */
final class Outcomes {
    private static final Pattern FRAUD = Pattern.compile("fraud|charge-?\\s?back", Pattern.CASE_INSENSITIVE);

    private final JournalStore journal;
    private final FraudStore store;
    private final EventLog<FraudEvent> log;
    private final Tasks tasks;
    private final Duration every;

    Outcomes(Scoring.Keeping keeping, Tasks tasks, Duration every) {
        this.journal = keeping.journal();
        this.store = keeping.scores();
        this.log = keeping.log();
        this.tasks = tasks;
        this.every = every;
    }

    /** Somebody's word on an order, and on behalf of whom. */
    record Word(NewVerdict verdict, String by, CallContext context) {}

    /** @param kept locked, by who has taken the turn at this position */
    Future<Void> decided(Tx tx, long position, Kept kept, Word word) {
        OrderId id = kept.view().orderId();
        FraudEvent reviewed = new FraudEvent.Reviewed(
                id, word.verdict().verdict(), kept.view().modelVersion(), word.by());
        Outgoing<FraudEvent> event = Outgoing.of(reviewed, id, kept.sequence() + 1)
                .correlatedWith(id)
                .in(word.context());
        return journal.label(tx, position + 1, id, word.verdict().verdict() == Verdict.FRAUD)
                .compose(labelled -> store.decide(tx, id, word.verdict(), word.by()))
                .compose(decided -> log.append(tx, List.of(event)))
                .compose(told -> trainSoon(tx));
    }

    Future<Void> refunded(List<Received<RefundRequested>> refunds, Tx tx) {
        Map<OrderId, Received<RefundRequested>> frauds = new LinkedHashMap<>();
        refunds.stream()
                .filter(r -> FRAUD.matcher(r.event().reason()).find())
                .forEach(r -> frauds.put(r.event().orderId(), r));
        if (frauds.isEmpty()) {
            return Future.succeededFuture();
        }
        return journal.takeTurn(tx).compose(position -> store.lock(tx, List.copyOf(frauds.keySet()))
                .compose(kept -> turnedOut(tx, position, kept, frauds)));
    }

    private Future<Void> turnedOut(
            Tx tx, long position, List<Kept> kept, Map<OrderId, Received<RefundRequested>> frauds) {
        Future<Void> labelling = Future.succeededFuture();
        long next = position;
        for (Kept one : kept) {
            if (one.outcome() != Verdict.FRAUD) {
                long place = ++next;
                labelling = labelling.compose(
                        done -> turnedOut(tx, place, one, frauds.get(one.view().orderId())));
            }
        }
        return labelling;
    }

    private Future<Void> turnedOut(Tx tx, long place, Kept kept, @Nullable Received<RefundRequested> cause) {
        OrderId id = kept.view().orderId();
        FraudEvent event =
                new FraudEvent.TurnedOut(id, Verdict.FRAUD, kept.view().modelVersion(), "refund");
        Outgoing<FraudEvent> plain = Outgoing.of(event, id, kept.sequence() + 1).correlatedWith(id);
        Outgoing<FraudEvent> outgoing = cause == null ? plain : plain.causedBy(cause.envelope());
        return journal.label(tx, place, id, true)
                .compose(labelled -> store.turnedOut(tx, id, Verdict.FRAUD))
                .compose(known -> log.append(tx, List.of(outgoing)))
                .compose(told -> trainSoon(tx));
    }

    /** On a grid, so that outcomes that keep coming do not put it off. */
    private Future<Void> trainSoon(Tx tx) {
        if (every.isZero()) {
            return Future.succeededFuture();
        }
        long grid = every.toMillis();
        Instant due = Instant.ofEpochMilli((System.currentTimeMillis() / grid + 1) * grid);
        return tasks.schedule(tx, List.of(new Task(Learning.TRAIN, Learning.SCHEDULED, due, 0, "")));
    }
}
