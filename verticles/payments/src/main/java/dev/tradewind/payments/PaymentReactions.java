package dev.tradewind.payments;

import dev.tradewind.chassis.Batch;
import dev.tradewind.chassis.Outcome;
import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderEvent.Cancelled;
import dev.tradewind.contracts.orders.OrderEvent.CaptureRequested;
import dev.tradewind.contracts.orders.OrderEvent.Imported;
import dev.tradewind.contracts.orders.OrderEvent.PaymentReleased;
import dev.tradewind.contracts.orders.OrderEvent.PaymentRequested;
import dev.tradewind.contracts.orders.OrderEvent.RefundRequested;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.payments.Decisions.KeptTransfer;
import dev.tradewind.payments.Settlement.Job;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What payments does about orders. Within a batch a payment is requested before anything is captured, refunded or let
 * go of, as in its order's log.
 */
final class PaymentReactions {
    private final Books books;
    private final Settling settling;
    private final History history;

    PaymentReactions(Books books, Settling settling, History history) {
        this.books = books;
        this.settling = settling;
        this.history = history;
    }

    Future<Outcome> on(Batch<OrderEvent> batch, Tx tx) {
        return history.record(batch.of(Imported.class), tx)
                .compose(done -> requested(batch.of(PaymentRequested.class), tx))
                .compose(done -> transfers(asked(batch), tx))
                .compose(outcome -> released(letGo(batch), tx).map(outcome));
    }

    /** Orders that want nothing more of their payments, with why. */
    private static Map<OrderId, Cause> letGo(Batch<OrderEvent> batch) {
        Map<OrderId, Cause> letGo = new LinkedHashMap<>();
        for (Received<OrderEvent> received : batch.events()) {
            if (received.event() instanceof Cancelled over) {
                letGo.putIfAbsent(over.orderId(), Cause.of(received.envelope()));
            } else if (received.event() instanceof PaymentReleased over) {
                letGo.putIfAbsent(over.orderId(), Cause.of(received.envelope()));
            }
        }
        return letGo;
    }

    private Future<Void> requested(List<Received<PaymentRequested>> events, Tx tx) {
        if (events.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Attempt> attempts = events.stream().map(PaymentReactions::attempt).toList();
        return books.payments()
                .insert(tx, attempts)
                .compose(fresh -> settling.schedule(
                        tx,
                        attempts.stream()
                                .filter(a -> fresh.contains(a.payment().id()))
                                .map(a -> new Job(Job.Kind.AUTHORIZE, a.key()))
                                .toList()));
    }

    private static Attempt attempt(Received<PaymentRequested> received) {
        PaymentRequested event = received.event();
        return new Attempt(
                Payment.requested(event.paymentId(), event.orderId(), event.amount()),
                event.attempt(),
                event.method().provider(),
                event.method().token(),
                event.email(),
                Cause.of(received.envelope()),
                0,
                received.envelope().time(),
                null);
    }

    /** Captures and refunds asked for, in the order of the log; each id once. */
    private static Map<String, KeptTransfer> asked(Batch<OrderEvent> batch) {
        Map<String, KeptTransfer> asked = new LinkedHashMap<>();
        batch.events().stream()
                .flatMap(PaymentReactions::transfer)
                .forEach(t -> asked.putIfAbsent(t.transfer().id(), t));
        return asked;
    }

    private static Stream<KeptTransfer> transfer(Received<OrderEvent> received) {
        Transfer transfer =
                switch (received.event()) {
                    case CaptureRequested e ->
                        Transfer.capture(e.captureId(), e.paymentId(), e.orderId(), e.allocation());
                    case RefundRequested e -> Transfer.refund(e.refundId(), e.paymentId(), e.orderId(), e.allocation());
                    default -> null;
                };
        return Stream.ofNullable(transfer).map(t -> new KeptTransfer(t, Cause.of(received.envelope())));
    }

    private Future<Outcome> transfers(Map<String, KeptTransfer> asked, Tx tx) {
        if (asked.isEmpty()) {
            return Future.succeededFuture(Outcome.DONE);
        }
        Set<PaymentId> ids = asked.values().stream()
                .map(kept -> kept.transfer().paymentId())
                .collect(Collectors.toUnmodifiableSet());
        return books.payments().lock(tx, ids).compose(locked -> books.transfers()
                .known(tx, asked.keySet())
                .compose(known -> decide(new Decisions(locked), fresh(asked, known), tx)));
    }

    private static List<KeptTransfer> fresh(Map<String, KeptTransfer> asked, Set<String> known) {
        return asked.values().stream()
                .filter(kept -> !known.contains(kept.transfer().id()))
                .toList();
    }

    private Future<Outcome> decide(Decisions decisions, List<KeptTransfer> fresh, Tx tx) {
        List<PaymentId> missing = fresh.stream()
                .map(kept -> kept.transfer().paymentId())
                .filter(id -> !decisions.has(id))
                .toList();
        if (!missing.isEmpty()) {
            return Future.succeededFuture(new Outcome.Park("there is no payment " + missing));
        }
        fresh.forEach(kept -> decisions.decide(
                kept.transfer().paymentId(), kept.cause(), payment -> PaymentRules.request(payment, kept.transfer())));
        return settling.write(tx, decisions).map(Outcome.DONE);
    }

    private Future<Void> released(Map<OrderId, Cause> causes, Tx tx) {
        if (causes.isEmpty()) {
            return Future.succeededFuture();
        }
        return books.payments().lockOfOrders(tx, causes.keySet()).compose(locked -> {
            Decisions decisions = new Decisions(locked);
            locked.stream()
                    .map(Attempt::payment)
                    .forEach(payment -> decisions.decide(
                            payment.id(), causes.getOrDefault(payment.orderId(), Cause.NONE), PaymentRules::release));
            return settling.write(tx, decisions);
        });
    }
}
