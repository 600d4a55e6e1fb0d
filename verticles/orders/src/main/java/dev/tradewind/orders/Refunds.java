package dev.tradewind.orders;

import static dev.tradewind.orders.Decision.UNCHANGED;
import static dev.tradewind.orders.Decision.moved;

import dev.tradewind.contracts.orders.NewRefund;
import dev.tradewind.contracts.orders.OrderError;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.payments.PaymentEvent.RefundFailed;
import dev.tradewind.contracts.payments.PaymentEvent.RefundReturned;
import dev.tradewind.contracts.payments.PaymentEvent.Refunded;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.orders.Decision.Refused;
import dev.tradewind.orders.Progress.Piece;
import dev.tradewind.orders.Progress.Refund;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The refund rows of the flow: never more is promised back than was captured and not promised back before. */
final class Refunds {
    private static final Decision EXCEEDS =
            new Refused(OrderError.REFUND_EXCEEDS_CAPTURED, "That is more than was captured and not refunded yet.");

    private final OrderFlow.Ids ids;

    Refunds(OrderFlow.Ids ids) {
        this.ids = ids;
    }

    Decision ask(OrderState s, OrderCommand.Refund command, Instant now) {
        NewRefund wanted = command.refund();
        if (wanted.amount() != null && wanted.lines() != null) {
            return invalid("A refund names an amount or lines, not both.");
        }
        if (!s.refundable().isPositive()) {
            return new Refused(OrderError.NOTHING_TO_REFUND, "Nothing was captured that has not been refunded.");
        }
        if (wanted.amount() != null) {
            return ofAmount(s, wanted.amount(), wanted.reason(), now);
        }
        return wanted.lines() == null
                ? refund(s, Cost.of(Shares.refundable(s)), wanted.reason(), now)
                : ofLines(s, wanted.lines(), wanted.reason(), now);
    }

    /** Money that moved is never denied, not even after it was said to have failed. */
    Decision note(OrderState s, Refunded e, Instant now) {
        return s.refund(e.refundId())
                .filter(refund -> refund.state() == Moving.ASKED || refund.state() == Moving.FAILED)
                .map(refund -> moved(s.with(s.progress().with(refund.now(Moving.DONE, null)))))
                .orElse(UNCHANGED);
    }

    /** The amount can be asked for again. */
    Decision noteFailure(OrderState s, RefundFailed e, Instant now) {
        return s.refund(e.refundId())
                .filter(refund -> refund.state() == Moving.ASKED)
                .map(refund -> moved(s.with(s.progress().with(refund.now(Moving.FAILED, e.code())))))
                .orElse(UNCHANGED);
    }

    /** The money is the shop's again, and owed to the shopper: it can be asked for again. */
    Decision noteReturn(OrderState s, RefundReturned e, Instant now) {
        return s.refund(e.refundId())
                .filter(refund -> refund.state() != Moving.RETURNED)
                .map(refund -> moved(s.with(s.progress().with(refund.now(Moving.RETURNED, e.code())))))
                .orElse(UNCHANGED);
    }

    private Decision ofAmount(OrderState s, Money amount, String reason, Instant now) {
        if (!amount.currency().equals(s.cart().currency())) {
            return invalid("The order is in " + s.cart().currency() + ".");
        }
        if (!amount.isPositive()) {
            return invalid("A refund's amount is positive.");
        }
        return amount.isMoreThan(s.refundable()) ? EXCEEDS : refund(s, Cost.of(Shares.proRata(s, amount)), reason, now);
    }

    private Decision ofLines(OrderState s, List<NewRefund.Line> lines, String reason, Instant now) {
        if (lines.isEmpty()
                || lines.stream()
                        .anyMatch(l -> l.quantity() < 1 || s.line(l.lineId()).isEmpty())) {
            return invalid("A refund's lines are lines of the order, each with at least one piece.");
        }
        List<Piece> pieces =
                lines.stream().map(l -> new Piece(l.lineId(), l.quantity())).toList();
        Optional<Allocation> cost = Shares.ofLines(s, pieces);
        if (cost.isEmpty()) {
            return EXCEEDS;
        }
        return cost.get().total().isPositive()
                ? refund(s, new Cost(cost.get(), pieces), reason, now)
                : new Refused(OrderError.NOTHING_TO_REFUND, "Nothing was paid for these lines.");
    }

    /** @param pieces what the money is for; none for an amount */
    private record Cost(Allocation money, List<Piece> pieces) {
        static Cost of(Allocation money) {
            return new Cost(money, List.of());
        }
    }

    private Decision refund(OrderState s, Cost cost, String reason, Instant now) {
        Refund refund = new Refund(ids.refund(), cost.pieces(), cost.money(), reason, Moving.ASKED, null, now);
        return moved(
                s.with(s.progress().with(refund)),
                new OrderEvent.RefundRequested(
                        s.id(), s.progress().payment().paymentId(), refund.id(), cost.money(), reason));
    }

    private static Decision invalid(String detail) {
        return new Refused(CommonError.VALIDATION_FAILED, detail);
    }
}
