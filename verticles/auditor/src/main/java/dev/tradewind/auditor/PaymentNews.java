package dev.tradewind.auditor;

import dev.tradewind.auditor.OrderCopyStore.Move;
import dev.tradewind.auditor.OrderCopyStore.PaymentState;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a batch of events adds to what is known of payments. */
final class PaymentNews {
    private static final String BOOK = "payments";
    private static final String REFUND = "refund";

    private final Map<String, PaymentState> states = new TreeMap<>();
    private final List<Move> moves = new ArrayList<>();

    void happened(PaymentEvent event) {
        switch (event) {
            case PaymentEvent.Authorized e -> {
                live(e.paymentId(), e.orderId(), true);
                moves.add(authorized(e.paymentId(), e.orderId(), e.amount()));
            }
            case PaymentEvent.ActionRequired e -> live(e.paymentId(), e.orderId(), false);
            case PaymentEvent.Declined e -> over(e.paymentId(), e.orderId());
            case PaymentEvent.Voided e -> over(e.paymentId(), e.orderId());
            case PaymentEvent.Captured e ->
                moved(
                        e.paymentId(),
                        e.orderId(),
                        new Moved(
                                "capture", e.captureId().value(), e.allocation().total()));
            case PaymentEvent.Refunded e ->
                moved(
                        e.paymentId(),
                        e.orderId(),
                        new Moved(REFUND, e.refundId().value(), e.allocation().total()));
            // A refund of less than nothing, under a name of its own.
            case PaymentEvent.RefundReturned e ->
                moved(
                        e.paymentId(),
                        e.orderId(),
                        new Moved(
                                REFUND,
                                e.refundId().value() + ":returned",
                                e.allocation().total().negated()));
            case PaymentEvent.CaptureFailed e -> {}
            case PaymentEvent.RefundFailed e -> {}
        }
    }

    /** The orders concerned. */
    Set<String> orders() {
        Set<String> orders = new TreeSet<>();
        states.values().forEach(s -> orders.add(s.orderId()));
        moves.forEach(m -> orders.add(m.orderId()));
        return orders;
    }

    List<PaymentState> states() {
        return List.copyOf(states.values());
    }

    List<Move> moves() {
        return moves;
    }

    static Move authorized(PaymentId payment, OrderId order, Money amount) {
        return move(payment, order, new Moved("authorization", payment.value(), amount));
    }

    /** Money that went somewhere, under a name of its own. */
    private record Moved(String kind, String id, Money amount) {}

    private void moved(PaymentId payment, OrderId order, Moved money) {
        moves.add(move(payment, order, money));
    }

    private static Move move(PaymentId payment, OrderId order, Moved moved) {
        Money amount = moved.amount();
        return new Move(
                BOOK, moved.id(), moved.kind(), order.value(), payment.value(), amount.currency(), amount.amount());
    }

    private void live(PaymentId payment, OrderId order, boolean held) {
        states.put(payment.value(), new PaymentState(payment.value(), order.value(), true, held));
    }

    private void over(PaymentId payment, OrderId order) {
        states.put(payment.value(), new PaymentState(payment.value(), order.value(), false, false));
    }
}
