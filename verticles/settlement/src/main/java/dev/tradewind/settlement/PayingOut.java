package dev.tradewind.settlement;

import dev.tradewind.chassis.Completion;
import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Idempotency;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Task;
import dev.tradewind.chassis.Tasks;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.settlement.Payout;
import dev.tradewind.contracts.settlement.Payouts;
import dev.tradewind.contracts.settlement.SettlementEvent;
import dev.tradewind.contracts.settlement.SettlementEvent.Posting;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PayoutId;
import dev.tradewind.contracts.shared.Replayed;
import dev.tradewind.contracts.shared.TransactionId;
import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.settlement.PayoutStore.Owed;
import dev.tradewind.settlement.PayoutStore.Turn;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pays merchants what they are owed, each in a transaction of his own. To pay all is noted first, and then done by
 * tasks, one for each merchant: whoever cannot be paid is tried again and stops nobody else, and what a node leaves
 * undone is done by another.
 */
final class PayingOut {
    static final String KIND = "payout";

    private static final int AT_ONCE = 4;
    /** Less than a caller waits. */
    private static final Duration SHOWN_AFTER = Duration.ofSeconds(1);

    private static final long FIRST_LOOK_MS = 20;
    private static final long LOOK_MS_MAX = 250;

    private final Vertx vertx;
    private final EventLog<SettlementEvent> log;
    private final Idempotency idempotency;
    private final Tasks tasks;
    private final LedgerStore ledger;
    private final PayoutStore store;

    PayingOut(Vertx vertx, Domain<SettlementEvent> domain, LedgerStore ledger) {
        this.vertx = vertx;
        this.log = domain.log();
        this.idempotency = domain.idempotency();
        this.tasks = domain.tasks().onWork(KIND, AT_ONCE, this::on);
        this.ledger = ledger;
        this.store = new PayoutStore(domain.database());
    }

    Future<Payouts> payOut(@Nullable MerchantId merchant, CallContext context) {
        return merchant == null
                ? payAll(context)
                : idempotency.once(
                        context, Payouts.class, tx -> pay(tx, new Turn(merchant, null), context.traceparent())
                                .map(made -> new Payouts(made, 0)));
    }

    /** What was begun under a key goes on; whoever asks again sees how far it is. */
    private Future<Payouts> payAll(CallContext context) {
        return idempotency
                .once(context, Run.class, tx -> begin(tx, context))
                .compose(this::progress)
                .recover(this::again);
    }

    /** To pay all who are owed something at its beginning. */
    record Run(String id) {}

    private Future<Run> begin(Tx tx, CallContext context) {
        Run run = new Run(PayoutId.next().value());
        String trace = context.traceparent() == null ? "" : context.traceparent();
        return store.begin(tx, run.id())
                .compose(due -> tasks.schedule(
                        tx, due.stream().map(m -> task(run, m, trace)).toList()))
                .map(run);
    }

    private static Task task(Run run, MerchantId merchant, String trace) {
        return new Task(KIND, run.id() + " " + merchant.value(), Instant.EPOCH, 0, trace);
    }

    private Future<Payouts> again(Throwable failure) {
        String before = Replayed.in(failure);
        return before == null
                ? Future.failedFuture(failure)
                : progress(Wire.read(before, Run.class))
                        .compose(now -> Future.failedFuture(Replayed.answer(Wire.write(now))));
    }

    private Future<Payouts> progress(Run run) {
        long until = System.nanoTime() + SHOWN_AFTER.toNanos();
        return ended(run, FIRST_LOOK_MS, until)
                .compose(pending -> store.payouts(run.id()).map(made -> new Payouts(made, pending)));
    }

    /** How many are left in the end; counted after pauses that grow, as few are paid at once or very many. */
    private Future<Integer> ended(Run run, long pauseMs, long until) {
        return store.pending(run.id())
                .compose(pending -> pending == 0 || System.nanoTime() - until > 0
                        ? Future.succeededFuture(pending)
                        : vertx.timer(pauseMs, TimeUnit.MILLISECONDS)
                                .compose(later -> ended(run, Math.min(LOOK_MS_MAX, 2 * pauseMs), until)));
    }

    private Future<Completion> on(Task task) {
        String[] key = task.key().split(" ", 2);
        Turn turn = new Turn(new MerchantId(key[1]), key[0]);
        String trace = task.payload().isEmpty() ? null : task.payload();
        return Future.succeededFuture(Completion.done(tx -> payInTurn(tx, key[0], turn, trace)));
    }

    private Future<Void> payInTurn(Tx tx, String run, Turn turn, @Nullable String trace) {
        return store.isDue(tx, run, turn.merchant())
                .compose(due -> due
                        ? pay(tx, turn, trace).compose(made -> store.paid(tx, run, turn.merchant()))
                        : Future.succeededFuture());
    }

    private Future<List<Payout>> pay(Tx tx, Turn turn, @Nullable String trace) {
        return store.lockOwed(tx, turn.merchant())
                .compose(owed -> owed.isEmpty() ? Future.succeededFuture(List.of()) : pay(tx, turn, owed, trace));
    }

    private Future<List<Payout>> pay(Tx tx, Turn turn, List<Owed> owed, @Nullable String trace) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<Payout> made = owed.stream()
                .map(o -> new Payout(PayoutId.next(), o.merchant(), o.amount(), now))
                .toList();
        return store.made(tx, turn.merchant()).compose(before -> store.add(tx, made, turn.run())
                .compose(added ->
                        ledger.write(tx, made.stream().map(PayingOut::posting).toList()))
                .compose(posted -> log.append(tx, told(made, before, trace)))
                .map(made));
    }

    private static LedgerStore.Numbered posting(Payout payout) {
        List<Posting> postings = List.of(
                new Posting(Account.payable(payout.merchantId()), payout.amount()),
                new Posting(Account.BANK, payout.amount().negated()));
        return new LedgerStore.Numbered(
                TransactionId.next(), Ledger.Kind.PAYOUT, payout.id().value(), null, postings);
    }

    private static List<Outgoing<SettlementEvent>> told(List<Payout> made, long before, @Nullable String trace) {
        List<Outgoing<SettlementEvent>> told = new ArrayList<>();
        for (Payout payout : made) {
            long sequence = before + told.size() + 1;
            told.add(new Outgoing<>(
                    new SettlementEvent.PayoutCreated(payout),
                    payout.merchantId().value(),
                    sequence,
                    null,
                    null,
                    trace));
        }
        return told;
    }
}
