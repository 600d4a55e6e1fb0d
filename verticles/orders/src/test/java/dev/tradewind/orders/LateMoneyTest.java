package dev.tradewind.orders;

import static dev.tradewind.orders.Example.B;
import static dev.tradewind.orders.Example.LAMP;
import static dev.tradewind.orders.Example.NOON;
import static dev.tradewind.orders.Example.after;
import static dev.tradewind.orders.Example.authorized;
import static dev.tradewind.orders.Example.decide;
import static dev.tradewind.orders.Example.dispatched;
import static dev.tradewind.orders.Example.money;
import static dev.tradewind.orders.Example.moved;
import static dev.tradewind.orders.Example.orderId;
import static dev.tradewind.orders.Example.payment;
import static dev.tradewind.orders.Example.reserved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.fraud.FraudEvent.Suspected;
import dev.tradewind.contracts.fraud.RiskDecision;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.OrderStopped;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.payments.PaymentEvent.Voided;
import dev.tradewind.orders.Decision.Moved;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An authorization that is gone before anything was captured. */
class LateMoneyTest {
    private static final Voided EXPIRED = new Voided(payment(1), orderId("one"), money(5651));

    private final OrderFlow flow = Example.flow();

    @Test
    void aConfirmedOrderIsStoppedAndItsGoodsAreReleased() {
        Moved stopping = moved(flow, after(flow, reserved(), authorized(1)), EXPIRED);
        assertThat(stopping.events())
                .contains(new OrderEvent.CancelRequested(orderId("one"), CancelReason.PAYMENT_EXPIRED));
        assertThat(stopping.state().paymentStatus()).isEqualTo(PaymentStatus.VOIDED);
        assertUnchanged(stopping.state(), EXPIRED);
        Moved cancelled = moved(flow, stopping.state(), new OrderStopped(orderId("one"), List.of()));
        assertThat(cancelled.state().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(cancelled.events())
                .anySatisfy(event -> assertThat(event).isInstanceOfSatisfying(OrderEvent.Cancelled.class, end -> {
                    assertThat(end.reason()).isEqualTo(CancelReason.PAYMENT_EXPIRED);
                    assertThat(end.release()).isNotEmpty();
                }));
    }

    @Test
    void anOrderThatFraudHoldsIsCancelledAtOnce() {
        OrderState held = after(flow, reserved(), new Suspected(orderId("one"), RiskDecision.REVIEW), authorized(1));
        Moved cancelled = moved(flow, held, EXPIRED);
        assertThat(cancelled.state().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(cancelled.state().progress().cancellation().reason()).isEqualTo(CancelReason.PAYMENT_EXPIRED);
    }

    @Test
    void whatHasLeftIsNotCalledBack() {
        OrderState sent = moved(flow, after(flow, reserved(), authorized(1)), dispatched("1", B, LAMP, 2))
                .state();
        Moved unpaid = moved(flow, sent, EXPIRED);
        assertThat(unpaid.state().status()).isEqualTo(OrderStatus.PARTIALLY_SHIPPED);
        assertThat(unpaid.events()).noneMatch(OrderEvent.CancelRequested.class::isInstance);
    }

    @Test
    void anotherAttemptsMoneyIsNothingToTheOrder() {
        assertUnchanged(after(flow, reserved(), authorized(1)), new Voided(payment(2), orderId("one"), money(5651)));
    }

    private void assertUnchanged(OrderState state, Object happening) {
        assertThat(decide(flow, state, happening, NOON)).isEqualTo(Decision.UNCHANGED);
    }
}
