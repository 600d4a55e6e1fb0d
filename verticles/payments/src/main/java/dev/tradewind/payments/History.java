package dev.tradewind.payments;

import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.OrderEvent.Imported;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.payments.PaymentView.State;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.payments.Decisions.KeptTransfer;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Payments that another system has handled: recorded as they stood, and told of, for the ledger's sake. */
final class History {
    private final Books books;
    private final EventLog<PaymentEvent> log;

    History(Books books, EventLog<PaymentEvent> log) {
        this.books = books;
        this.log = log;
    }

    Future<Void> record(List<Received<Imported>> events, Tx tx) {
        List<Past> pasts = events.stream().flatMap(History::past).toList();
        if (pasts.isEmpty()) {
            return Future.succeededFuture();
        }
        return books.payments()
                .insert(tx, pasts.stream().map(Past::attempt).toList())
                .compose(fresh -> recordTransfers(tx, pasts, fresh));
    }

    private Future<Void> recordTransfers(Tx tx, List<Past> pasts, Set<PaymentId> fresh) {
        List<Past> recorded = pasts.stream()
                .filter(past -> fresh.contains(past.attempt().payment().id()))
                .toList();
        List<KeptTransfer> transfers = recorded.stream()
                .flatMap(past -> past.transfers().stream()
                        .map(t -> new KeptTransfer(t, past.attempt().cause())))
                .toList();
        List<Outgoing<PaymentEvent>> outgoing =
                recorded.stream().flatMap(Past::events).toList();
        return books.transfers()
                .save(tx, transfers)
                .compose(done -> outgoing.isEmpty() ? Future.succeededFuture() : log.append(tx, outgoing));
    }

    private static Stream<Past> past(Received<Imported> received) {
        HistoricalOrder order = received.event().order();
        return Stream.ofNullable(order.payment()).map(payment -> past(order, payment, Cause.of(received.envelope())));
    }

    private static Past past(HistoricalOrder order, HistoricalOrder.Payment payment, Cause cause) {
        OrderId id = order.details().orderId();
        List<Transfer> transfers =
                Stream.concat(captures(id, payment), refunds(id, payment)).toList();
        Money zero = Money.zero(payment.authorized().currency());
        Funds funds = new Funds(
                payment.authorized(), total(payment.captured(), zero), zero, total(payment.refunded(), zero), zero);
        Payment past = Payment.requested(payment.id(), id, payment.authorized())
                .with(funds)
                .known(order.externalRef())
                .in(state(order));
        Attempt attempt = new Attempt(
                past,
                1,
                payment.provider(),
                null,
                order.details().cart().email(),
                cause,
                transfers.size(),
                order.details().placedAt(),
                order.details().placedAt());
        return new Past(attempt, transfers);
    }

    private static Stream<Transfer> captures(OrderId order, HistoricalOrder.Payment payment) {
        return moved(payment.captured())
                .map(allocation -> Transfer.capture(payment.captureId(), payment.id(), order, allocation))
                .map(transfer -> transfer.moved(transfer.fee()));
    }

    private static Stream<Transfer> refunds(OrderId order, HistoricalOrder.Payment payment) {
        RefundId id = payment.refundId();
        return id == null
                ? Stream.empty()
                : moved(payment.refunded())
                        .map(allocation -> Transfer.refund(id, payment.id(), order, allocation))
                        .map(transfer -> transfer.moved(transfer.fee()));
    }

    private static Stream<Allocation> moved(@Nullable Allocation allocation) {
        return Stream.ofNullable(allocation).filter(a -> a.total().isPositive());
    }

    private static Money total(@Nullable Allocation allocation, Money zero) {
        return moved(allocation).map(Allocation::total).findFirst().orElse(zero);
    }

    private static State state(HistoricalOrder order) {
        return switch (order.paymentStatus()) {
            case PENDING, DECLINED -> State.DECLINED;
            case VOIDED -> State.VOIDED;
            case AUTHORIZED, PARTIALLY_CAPTURED, CAPTURED, PARTIALLY_REFUNDED, REFUNDED -> State.AUTHORIZED;
        };
    }

    private record Past(Attempt attempt, List<Transfer> transfers) {
        Stream<Outgoing<PaymentEvent>> events() {
            Payment payment = attempt.payment();
            return Stream.iterate(0, i -> i + 1)
                    .limit(transfers.size())
                    .map(i -> new Outgoing<>(
                            transfers.get(i).event(),
                            payment.id().value(),
                            i + 1,
                            payment.orderId().value(),
                            attempt.cause().causation(),
                            attempt.cause().traceparent()));
        }
    }
}
