package dev.tradewind.payments;

import dev.tradewind.contracts.payments.PaymentEvent.Card;
import dev.tradewind.contracts.payments.PaymentView.State;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.NextAction;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to pay, as far as the rules look at it.
 *
 * @param released the order has let go of it: whatever is or becomes authorized is to be voided
 * @param reference the provider's id, once known
 */
public record Payment(
        PaymentId id,
        OrderId orderId,
        State state,
        Funds funds,
        boolean released,
        @Nullable String reference,
        @Nullable String declineCode,
        @Nullable NextAction nextAction,
        @Nullable Card card) {

    public static Payment requested(PaymentId id, OrderId order, Money amount) {
        return new Payment(id, order, State.REQUESTED, Funds.of(amount), false, null, null, null, null);
    }

    /** Its outcome is still open. */
    public boolean undecided() {
        return state == State.REQUESTED || state == State.ACTION_REQUIRED;
    }

    Payment in(State next) {
        return new Payment(id, orderId, next, funds, released, reference, declineCode, null, card);
    }

    Payment known(@Nullable String as) {
        return as == null ? this : new Payment(id, orderId, state, funds, released, as, declineCode, nextAction, card);
    }

    Payment authorized(Card by) {
        return new Payment(id, orderId, State.AUTHORIZED, funds, released, reference, null, null, by);
    }

    Payment declined(String code) {
        return new Payment(id, orderId, State.DECLINED, funds, released, reference, code, null, card);
    }

    Payment waitingFor(NextAction action) {
        return new Payment(id, orderId, State.ACTION_REQUIRED, funds, released, reference, declineCode, action, card);
    }

    Payment letGo() {
        return new Payment(id, orderId, state, funds, true, reference, declineCode, nextAction, card);
    }

    Payment with(Funds changed) {
        return new Payment(id, orderId, state, changed, released, reference, declineCode, nextAction, card);
    }
}
