package dev.tradewind.orders;

import static dev.tradewind.orders.Decision.UNCHANGED;
import static dev.tradewind.orders.Decision.moved;

import dev.tradewind.contracts.fraud.FraudEvent.Reviewed;
import dev.tradewind.contracts.fraud.FraudEvent.Scored;
import dev.tradewind.contracts.fraud.FraudEvent.Suspected;
import dev.tradewind.contracts.fraud.RiskDecision;
import dev.tradewind.contracts.fraud.Verdict;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.payments.PaymentEvent.Authorized;
import dev.tradewind.orders.OrderCommand.DeadlinePassed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The risk rows of the flow. Fraud speaks up by itself, if it is there; nobody asks it and waits. What it says first
 * counts, until people decide. An order of which it says nothing is confirmed as if it did not exist, unless the
 * configuration is more cautious than that.
 */
final class Risks {
    private final Caution caution;

    Risks(Caution caution) {
        this.caution = caution;
    }

    /** The money is there: confirms, unless the order is to be held. */
    Decision paid(OrderState s, Authorized e, Instant now) {
        if (!s.progress().payment().is(e.paymentId())) {
            return UNCHANGED;
        }
        OrderState paid = s.with(s.progress().with(s.progress().payment().now(PaymentStatus.AUTHORIZED)));
        RiskDecision risk = s.progress().risk();
        if (risk == null) {
            return caution.scoring().isZero() ? unscored(paid, now) : hold(paid, null, now.plus(caution.scoring()));
        }
        return risk == RiskDecision.ALLOW ? confirm(paid) : review(paid, now);
    }

    Decision scored(OrderState s, Scored e, Instant now) {
        return e.decision() == RiskDecision.ALLOW && s.progress().risk() == null ? allow(s) : UNCHANGED;
    }

    Decision suspected(OrderState s, Suspected e, Instant now) {
        if (s.progress().risk() != null) {
            return UNCHANGED;
        }
        if (e.decision() == RiskDecision.REJECT) {
            return cancel(s);
        }
        return s.progress().phase() == Phase.HELD
                ? review(s, now)
                : moved(s.with(s.progress().with(e.decision())));
    }

    Decision reviewed(OrderState s, Reviewed e, Instant now) {
        return e.verdict() == Verdict.FRAUD ? cancel(s) : allow(s);
    }

    /** It was confirmed before fraud spoke. */
    Decision suspectedLate(OrderState s, Suspected e, Instant now) {
        return e.decision() == RiskDecision.REJECT ? stop(s) : UNCHANGED;
    }

    Decision reviewedLate(OrderState s, Reviewed e, Instant now) {
        return e.verdict() == Verdict.FRAUD ? stop(s) : UNCHANGED;
    }

    /** Without a score it goes on; without a verdict it does not. */
    Decision waited(OrderState s, DeadlinePassed timer, Instant now) {
        Instant deadline = s.progress().deadline();
        if (deadline == null || now.isBefore(deadline)) {
            return UNCHANGED;
        }
        return s.progress().risk() == null ? unscored(s, now) : cancel(s);
    }

    private Decision unscored(OrderState s, Instant now) {
        return s.total().amount() > caution.unscored() ? review(s, now) : confirm(s);
    }

    private Decision review(OrderState s, Instant now) {
        Duration time = caution.review();
        return hold(s, RiskDecision.REVIEW, now.plus(time));
    }

    private static Decision hold(OrderState s, @Nullable RiskDecision risk, Instant until) {
        return moved(s.with(s.progress().in(Phase.HELD).with(risk).until(until)));
    }

    private static Decision allow(OrderState s) {
        OrderState allowed = s.with(s.progress().with(RiskDecision.ALLOW));
        return s.progress().phase() == Phase.HELD ? confirm(allowed) : moved(allowed);
    }

    private static Decision confirm(OrderState s) {
        return moved(
                s.with(s.progress().in(Phase.CONFIRMED).until(null)),
                new OrderEvent.Confirmed(s.order(), s.progress().payment().paymentId()));
    }

    private static Decision cancel(OrderState s) {
        return OrderFlow.cancel(s, CancelReason.SUSPECTED_FRAUD, s.unshipped(), List.of());
    }

    private static Decision stop(OrderState s) {
        return s.hasDispatched() || s.progress().takenOver() != null
                ? UNCHANGED
                : OrderFlow.stop(s, CancelReason.SUSPECTED_FRAUD);
    }
}
