package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.payments.PaymentView.State;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.payments.Answer;
import dev.tradewind.payments.Payment;
import dev.tradewind.payments.PaymentRules;
import dev.tradewind.payments.Receipt;
import dev.tradewind.payments.Settlement.Job;
import dev.tradewind.payments.Transfer;
import dev.tradewind.tools.simulate.PaymentsNode.Kept;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What payments asks of the provider, as its workers do: an answer that was not heard may mean anything. */
final class PaymentWork {
    private static final int AUTHORIZE_ATTEMPTS = 4;
    private static final int TRANSFER_ATTEMPTS = 12;
    private static final int WATCHED_TIMES = 40;
    private static final long LONGEST_PAUSE_MS = 30_000;
    private static final long RAREST_PAUSE_MS = 60 * 60 * 1_000;
    private static final Duration WATCH = Duration.ofMinutes(15);

    private static final Provider.Seen SILENCE = new Provider.Seen(new Answer.Unknown("silence"), Map.of());

    private final World world;
    private final PaymentsNode node;

    PaymentWork(World world, PaymentsNode node) {
        this.world = world;
        this.node = node;
    }

    void on(Chores<Job>.Turn turn) {
        String key = turn.key().key();
        switch (turn.key().kind()) {
            case AUTHORIZE -> authorize(turn, node.payment(new PaymentId(key)));
            case VOID -> release(turn, node.payment(new PaymentId(key)));
            case POLL -> poll(turn, node.payment(new PaymentId(key)));
            case CAPTURE, REFUND -> transfer(turn, node.transfer(key));
        }
    }

    private void authorize(Chores<Job>.Turn turn, @Nullable Kept kept) {
        if (kept == null || kept.payment().state() != State.REQUESTED) {
            turn.done(tx -> {});
            return;
        }
        Payment payment = kept.payment();
        if (payment.released() && turn.attempt() == 1) {
            settle(turn, payment, new Answer.Declined(null, "order_cancelled"));
            return;
        }
        askForSight(() -> world.provider().authorize(payment), seen -> {
            if (!(seen.answer() instanceof Answer.Unknown)) {
                settle(turn, payment, seen.answer());
            } else if (turn.attempt() < AUTHORIZE_ATTEMPTS) {
                turn.again(pause(250, turn.attempt()));
            } else {
                lookAfterSilence(turn, payment);
            }
        });
    }

    private void lookAfterSilence(Chores<Job>.Turn turn, Payment payment) {
        askForSight(() -> world.provider().look(payment.id()), seen -> {
            if (seen.answer() instanceof Answer.Unknown || seen.answer() instanceof Answer.Absent) {
                turn.done(tx -> node.settle(tx, payment.id(), PaymentRules::giveUp));
            } else {
                settle(turn, payment, seen.answer());
            }
        });
    }

    private void settle(Chores<Job>.Turn turn, Payment payment, Answer answer) {
        turn.done(tx -> node.settle(tx, payment.id(), now -> PaymentRules.settle(now, answer)));
    }

    private void transfer(Chores<Job>.Turn turn, @Nullable Transfer transfer) {
        if (transfer == null || !(transfer.isOpen() || transfer.givenUp())) {
            turn.done(tx -> {});
        } else if (transfer.state() == Transfer.State.PENDING) {
            waitFor(turn, transfer);
        } else if (transfer.givenUp() && transfer.kind() == Transfer.Kind.REFUND) {
            watch(turn, transfer);
        } else {
            move(turn, transfer);
        }
    }

    private void move(Chores<Job>.Turn turn, Transfer transfer) {
        askForReceipt(() -> world.provider().transfer(transfer), receipt -> {
            if (!(receipt instanceof Receipt.Unknown)) {
                turn.done(tx -> node.receive(tx, transfer, receipt));
            } else if (turn.attempt() < TRANSFER_ATTEMPTS || transfer.givenUp()) {
                turn.again(pause(250, turn.attempt()));
            } else {
                lookForTransfer(turn, transfer);
            }
        });
    }

    private void watch(Chores<Job>.Turn turn, Transfer refund) {
        askForSight(() -> world.provider().look(refund.paymentId()), seen -> {
            Receipt receipt = seen.receipts().getOrDefault(refund.id(), new Receipt.Absent());
            if (receipt instanceof Receipt.Moved || receipt instanceof Receipt.Returned) {
                turn.done(tx -> node.receive(tx, refund, receipt));
            } else if (receipt instanceof Receipt.Pending
                    || turn.attempt() < WATCHED_TIMES
                    || seen.answer() instanceof Answer.Unknown) {
                turn.again(pause(250, turn.attempt()));
            } else {
                turn.done(tx -> {});
            }
        });
    }

    private void waitFor(Chores<Job>.Turn turn, Transfer pending) {
        askForSight(() -> world.provider().look(pending.paymentId()), seen -> {
            Receipt receipt = seen.receipts().getOrDefault(pending.id(), new Receipt.Absent());
            if (receipt instanceof Receipt.Moved || receipt instanceof Receipt.Returned) {
                turn.done(tx -> node.receive(tx, pending, receipt));
            } else {
                turn.again(Math.min(RAREST_PAUSE_MS, 250L << Math.min(turn.attempt() - 1, 16)));
            }
        });
    }

    private void lookForTransfer(Chores<Job>.Turn turn, Transfer transfer) {
        askForSight(() -> world.provider().look(transfer.paymentId()), seen -> {
            if (seen.answer() instanceof Answer.Unknown) {
                turn.again(pause(250, turn.attempt()));
                return;
            }
            Receipt receipt =
                    seen.receipts().getOrDefault(transfer.id(), new Receipt.Refused(PaymentRules.PROVIDER_ERROR));
            turn.done(tx -> node.receive(tx, transfer, receipt));
        });
    }

    private void release(Chores<Job>.Turn turn, @Nullable Kept kept) {
        if (kept == null || !PaymentRules.mayHold(kept.payment())) {
            turn.done(tx -> {});
            return;
        }
        PaymentId id = kept.payment().id();
        askForReceipt(() -> world.provider().release(id), receipt -> {
            switch (receipt) {
                case Receipt.Moved moved -> turn.done(tx -> node.settle(tx, id, PaymentRules::voided));
                case Receipt.Refused refused -> lookAfterRefusedVoid(turn, id);
                case Receipt.Absent absent -> turn.done(tx -> {});
                case Receipt.Returned back -> lookAfterRefusedVoid(turn, id);
                case Receipt.Unknown unknown -> turn.again(pause(250, turn.attempt()));
                case Receipt.Pending pending -> turn.again(pause(250, turn.attempt()));
            }
        });
    }

    private void lookAfterRefusedVoid(Chores<Job>.Turn turn, PaymentId id) {
        askForSight(() -> world.provider().look(id), seen -> {
            switch (seen.answer()) {
                case Answer.Voided gone -> turn.done(tx -> node.settle(tx, id, PaymentRules::voided));
                case Answer.Declined no -> turn.done(tx -> node.settle(tx, id, PaymentRules::voided));
                case Answer.Absent absent -> turn.done(tx -> {});
                default -> turn.again(pause(250, turn.attempt()));
            }
        });
    }

    private void poll(Chores<Job>.Turn turn, @Nullable Kept kept) {
        if (kept == null || !PaymentRules.keepAsking(kept.payment(), SILENCE.answer(), Duration.ZERO, WATCH)) {
            turn.done(tx -> {});
            return;
        }
        Payment payment = kept.payment();
        askForSight(() -> world.provider().look(payment.id()), seen -> {
            Duration age = Duration.ofMillis(world.agenda().millis() - kept.since());
            if (!PaymentRules.settle(payment, seen.answer()).changesNothing(payment)) {
                turn.done(tx -> node.observe(tx, payment.id(), seen));
            } else if (PaymentRules.keepAsking(payment, seen.answer(), age, WATCH)) {
                turn.again(pause(5_000, turn.attempt()));
            } else {
                turn.done(tx -> {});
            }
        });
    }

    private void askForSight(Supplier<Provider.Seen> request, Consumer<Provider.Seen> answer) {
        world.provider().ask(request, SILENCE, answer);
    }

    private void askForReceipt(Supplier<Receipt> request, Consumer<Receipt> answer) {
        world.provider().ask(request, new Receipt.Unknown("silence"), answer);
    }

    private static long pause(long first, int attempt) {
        return Math.min(LONGEST_PAUSE_MS, first << Math.min(Math.max(attempt - 1, 0), 16));
    }
}
