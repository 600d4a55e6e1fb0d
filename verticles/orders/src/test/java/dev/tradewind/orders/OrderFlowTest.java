package dev.tradewind.orders;

import static dev.tradewind.orders.Example.A;
import static dev.tradewind.orders.Example.B;
import static dev.tradewind.orders.Example.CUP;
import static dev.tradewind.orders.Example.LAMP;
import static dev.tradewind.orders.Example.NOON;
import static dev.tradewind.orders.Example.TEAPOT;
import static dev.tradewind.orders.Example.after;
import static dev.tradewind.orders.Example.authorized;
import static dev.tradewind.orders.Example.captured;
import static dev.tradewind.orders.Example.created;
import static dev.tradewind.orders.Example.decide;
import static dev.tradewind.orders.Example.delivered;
import static dev.tradewind.orders.Example.dispatched;
import static dev.tradewind.orders.Example.money;
import static dev.tradewind.orders.Example.moved;
import static dev.tradewind.orders.Example.orderId;
import static dev.tradewind.orders.Example.payment;
import static dev.tradewind.orders.Example.reserved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.fulfillment.FulfillmentEvent.OrderStopped;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.StopRefused;
import dev.tradewind.contracts.inventory.InventoryEvent.Rejected;
import dev.tradewind.contracts.inventory.Quantity;
import dev.tradewind.contracts.inventory.Shortage;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderError;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.payments.PaymentEvent.ActionRequired;
import dev.tradewind.contracts.payments.PaymentEvent.CaptureFailed;
import dev.tradewind.contracts.payments.PaymentEvent.Declined;
import dev.tradewind.contracts.payments.PaymentEvent.Voided;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.NextAction;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.PaymentMethod;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.orders.Decision.Moved;
import dev.tradewind.orders.Decision.Refused;
import dev.tradewind.orders.OrderCommand.Cancel;
import dev.tradewind.orders.OrderCommand.DeadlinePassed;
import dev.tradewind.orders.OrderCommand.Pay;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderFlowTest {
    private static final Declined DECLINED = new Declined(payment(1), orderId("one"), "card_declined");
    private static final NextAction CONFIRM = new NextAction("redirect", "http://127.0.0.1/3ds");
    private static final Pay OTHER_CARD = new Pay(new PaymentMethod("sandbox", "tok_other"));
    private static final Cancel BY_CUSTOMER = new Cancel(CancelReason.REQUESTED_BY_CUSTOMER);
    private static final DeadlinePassed TIMER = new DeadlinePassed();

    private final OrderFlow flow = Example.flow();

    @Test
    void aCompletedCartIsPlacedAndWaitsForStock() {
        Moved placed = flow.place(Example.completed("one"), NOON, NOON);
        assertThat(placed.state().status()).isEqualTo(OrderStatus.PENDING);
        assertThat(placed.state().progress().deadline()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
        assertThat(placed.events())
                .containsExactly(new OrderEvent.Placed(placed.state().order()));
    }

    @Test
    void reservedStockAsksForThePaymentOnceAndForgetsTheToken() {
        OrderState placed = after(flow);
        Moved asked = moved(flow, placed, reserved());
        assertThat(asked.events())
                .containsExactly(new OrderEvent.PaymentRequested(
                        orderId("one"), payment(1), 1, money(5651), Example.CARD, "one@example.com"));
        assertThat(asked.state().progress().payment().method()).isNull();
        assertThat(asked.state().toString()).doesNotContain("tok_visa");
        assertUnchanged(asked.state(), reserved());
    }

    @Test
    void tooLittleStockCancelsWithWhatIsThere() {
        List<Shortage> shortages = List.of(new Shortage(new OfferId("off_cup"), 1, 0));
        Moved cancelled = moved(flow, after(flow), new Rejected(orderId("one"), shortages));
        assertThat(cancelled.state().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(cancelled.events())
                .containsExactly(new OrderEvent.Cancelled(
                        orderId("one"),
                        cancelled.state().cart().cartId(),
                        CancelReason.INSUFFICIENT_STOCK,
                        List.of(),
                        shortages,
                        null));
    }

    @Test
    void anAuthorizedPaymentConfirms() {
        Moved confirmed = moved(flow, after(flow, reserved()), authorized(1));
        assertThat(confirmed.state().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(confirmed.state().paymentStatus()).isEqualTo(PaymentStatus.AUTHORIZED);
        assertThat(confirmed.events())
                .containsExactly(new OrderEvent.Confirmed(confirmed.state().order(), payment(1)));
        assertUnchanged(confirmed.state(), authorized(1));
        assertUnchanged(confirmed.state(), TIMER);
    }

    @Test
    void aDeclineHoldsTheStockUntilAnotherCardIsTried() {
        OrderState waiting = after(flow, reserved());
        Moved failed = moved(flow, waiting, DECLINED);
        assertThat(failed.state().status()).isEqualTo(OrderStatus.PENDING);
        assertThat(failed.state().paymentStatus()).isEqualTo(PaymentStatus.DECLINED);
        assertThat(failed.events())
                .containsExactly(new OrderEvent.PaymentFailed(
                        orderId("one"), payment(1), 1, "card_declined", NOON.plus(Duration.ofMinutes(10))));
        assertUnchanged(failed.state(), new Pay(Example.CARD));
        Moved again = moved(flow, failed.state(), OTHER_CARD);
        assertThat(again.events().getFirst())
                .isEqualTo(new OrderEvent.PaymentRequested(
                        orderId("one"), payment(2), 2, money(5651), OTHER_CARD.method(), "one@example.com"));
        assertThat(again.state().progress().deadline()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
        assertUnchanged(again.state(), DECLINED);
        assertUnchanged(again.state(), authorized(1));
        assertUnchanged(again.state(), OTHER_CARD);
        assertThat(moved(flow, again.state(), authorized(2)).state().status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void furtherDeclinesDoNotProlongTheHold() {
        OrderState failed = after(flow, reserved(), DECLINED, OTHER_CARD);
        Declined second = new Declined(payment(2), orderId("one"), "card_declined");
        Moved held = (Moved) decide(flow, failed, second, NOON.plus(Duration.ofMinutes(9)));
        assertThat(held.state().progress().deadline()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
    }

    @Test
    void theHoldEndsWithTheOrder() {
        OrderState failed = after(flow, reserved(), DECLINED);
        assertThat(decide(flow, failed, TIMER, NOON.plus(Duration.ofMinutes(9))))
                .isEqualTo(Decision.UNCHANGED);
        Moved expired = (Moved) decide(flow, failed, TIMER, NOON.plus(Duration.ofMinutes(10)));
        assertThat(expired.events())
                .containsExactly(new OrderEvent.Cancelled(
                        orderId("one"),
                        failed.cart().cartId(),
                        CancelReason.PAYMENT_EXPIRED,
                        everything(),
                        List.of(),
                        payment(1)));
        assertThat(expired.state().paymentStatus()).isEqualTo(PaymentStatus.DECLINED);
    }

    @Test
    void threeDSecureWaitsForTheShopper() {
        Moved waiting = moved(flow, after(flow, reserved()), new ActionRequired(payment(1), orderId("one"), CONFIRM));
        assertThat(waiting.state().status()).isEqualTo(OrderStatus.AWAITING_PAYMENT_ACTION);
        assertThat(waiting.state().progress().payment().nextAction()).isEqualTo(CONFIRM);
        Moved confirmed = moved(flow, waiting.state(), authorized(1));
        assertThat(confirmed.state().progress().payment().nextAction()).isNull();
        assertThat(confirmed.state().status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void noAnswerInTimeCancelsAndALateAuthorizationIsSeenToBeVoided() {
        OrderState waiting = after(flow, reserved());
        Moved cancelled = (Moved) decide(flow, waiting, TIMER, NOON.plus(Duration.ofMinutes(15)));
        assertThat(cancelled.state().progress().cancellation().reason()).isEqualTo(CancelReason.TIMED_OUT);
        assertThat(cancelled.state().paymentStatus()).isEqualTo(PaymentStatus.VOIDED);
        Moved late = moved(flow, cancelled.state(), authorized(1));
        assertThat(late.state().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(late.state().paymentStatus()).isEqualTo(PaymentStatus.AUTHORIZED);
        Moved voided = moved(flow, late.state(), new Voided(payment(1), orderId("one"), money(5651)));
        assertThat(voided.state().paymentStatus()).isEqualTo(PaymentStatus.VOIDED);
        assertUnchanged(voided.state(), authorized(1));
    }

    @Test
    void cancellingBeforeConfirmationEndsTheOrderAtOnce() {
        for (OrderState state : List.of(after(flow), after(flow, reserved()))) {
            Moved cancelled = moved(flow, state, BY_CUSTOMER);
            assertThat(cancelled.events())
                    .hasSize(1)
                    .first()
                    .isInstanceOfSatisfying(OrderEvent.Cancelled.class, e -> assertThat(e.release())
                            .isEqualTo(everything()));
            assertUnchanged(cancelled.state(), BY_CUSTOMER);
            assertUnchanged(cancelled.state(), reserved());
        }
    }

    @Test
    void cancellingAConfirmedOrderAsksFulfillment() {
        OrderState confirmed = after(flow, reserved(), authorized(1), created("1", A, TEAPOT, 3, CUP, 1));
        Moved stopping = moved(flow, confirmed, BY_CUSTOMER);
        assertThat(stopping.events())
                .containsExactly(new OrderEvent.CancelRequested(orderId("one"), CancelReason.REQUESTED_BY_CUSTOMER));
        assertThat(stopping.state().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertUnchanged(stopping.state(), BY_CUSTOMER);
        Moved cancelled =
                moved(flow, stopping.state(), new OrderStopped(orderId("one"), List.of(new ShipmentId("shp_1"))));
        assertThat(cancelled.events())
                .containsExactly(new OrderEvent.Cancelled(
                        orderId("one"),
                        confirmed.cart().cartId(),
                        CancelReason.REQUESTED_BY_CUSTOMER,
                        everything(),
                        List.of(),
                        payment(1)));
    }

    @Test
    void whatWasDispatchedMeanwhileGoesOn() {
        OrderState stopping = after(flow, reserved(), authorized(1), BY_CUSTOMER);
        OrderState sent = moved(flow, stopping, dispatched("1", B, LAMP, 2)).state();
        Moved refused = moved(flow, sent, new StopRefused(orderId("one"), List.of(new ShipmentId("shp_1"))));
        assertThat(refused.events().getFirst()).isInstanceOf(OrderEvent.CancelRefused.class);
        assertThat(refused.state().status()).isEqualTo(OrderStatus.PARTIALLY_SHIPPED);
        assertThat(decide(flow, refused.state(), BY_CUSTOMER, NOON))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.error()).isEqualTo(OrderError.ORDER_NOT_CANCELLABLE));
    }

    @Test
    void eachShipmentIsCapturedForExactlyWhatItHolds() {
        OrderState confirmed = after(flow, reserved(), authorized(1), created("1", A, TEAPOT, 3, CUP, 1));
        Moved first = moved(flow, confirmed, dispatched("1", A, TEAPOT, 1, CUP, 1));
        // One teapot of three with 71 tax: 23; the cup's 9; and with the first shipment the 20 that are on no line.
        assertThat(capture(first)).isEqualTo(share(A, 1501, 400, 23 + 9 + 20));
        assertThat(first.state().status()).isEqualTo(OrderStatus.PARTIALLY_SHIPPED);
        assertUnchanged(first.state(), dispatched("1", A, TEAPOT, 1, CUP, 1));
        Moved second = moved(flow, first.state(), dispatched("2", A, TEAPOT, 2));
        assertThat(capture(second)).isEqualTo(share(A, 2000, 0, 48));
        Moved third = moved(flow, second.state(), dispatched("3", B, LAMP, 2));
        assertThat(capture(third)).isEqualTo(share(B, 1400, 250, 0));
        assertThat(third.state().status()).isEqualTo(OrderStatus.SHIPPED);
    }

    @Test
    void statusesFollowShipmentsAndMoney() {
        OrderState s = after(flow, reserved(), authorized(1), dispatched("1", A, TEAPOT, 3, CUP, 1));
        assertThat(s.status(s.cart().merchants().getFirst())).isEqualTo(OrderStatus.SHIPPED);
        assertThat(s.status(s.cart().merchants().getLast())).isEqualTo(OrderStatus.CONFIRMED);
        s = moved(flow, s, captured(s, "cap_1")).state();
        assertThat(s.paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_CAPTURED);
        s = moved(flow, s, dispatched("2", B, LAMP, 2)).state();
        s = moved(flow, s, captured(s, "cap_2")).state();
        assertThat(s.paymentStatus()).isEqualTo(PaymentStatus.CAPTURED);
        s = moved(flow, s, delivered("1", A)).state();
        assertThat(s.status()).isEqualTo(OrderStatus.SHIPPED);
        Moved last = moved(flow, s, delivered("2", B));
        assertThat(last.state().status()).isEqualTo(OrderStatus.DELIVERED);
        assertThat(last.events())
                .containsExactly(
                        new OrderEvent.Progressed(orderId("one"), OrderStatus.DELIVERED, PaymentStatus.CAPTURED));
        assertUnchanged(last.state(), delivered("2", B));
        assertUnchanged(last.state(), captured(last.state(), "cap_2"));
    }

    @Test
    void aFailedCaptureIsRememberedUntilItSucceeds() {
        OrderState s = after(flow, reserved(), authorized(1), dispatched("1", B, LAMP, 2));
        CaptureFailed failure = new CaptureFailed(
                payment(1), orderId("one"), s.progress().captures().getFirst().id(), "provider_error");
        OrderState failed = moved(flow, s, failure).state();
        assertThat(failed.progress().captures().getFirst().problem()).isEqualTo("provider_error");
        assertUnchanged(failed, failure);
        OrderState done = moved(flow, failed, captured(failed, "cap_1")).state();
        assertThat(done.captured()).isEqualTo(money(1650));
        assertUnchanged(done, failure);
    }

    @Test
    void versionsCountDecisionsAndSequencesCountEvents() {
        OrderState s = after(flow, reserved(), authorized(1), dispatched("1", B, LAMP, 2));
        assertThat(s.progress().version()).isEqualTo(4);
        // placed, payment-requested, confirmed, capture-requested, progressed
        assertThat(s.progress().sequence()).isEqualTo(5);
    }

    private void assertUnchanged(OrderState state, Object happening) {
        assertThat(decide(flow, state, happening, NOON)).isEqualTo(Decision.UNCHANGED);
    }

    private static List<Quantity> everything() {
        return List.of(
                new Quantity(new OfferId("off_teapot"), 3),
                new Quantity(new OfferId("off_cup"), 1),
                new Quantity(new OfferId("off_lamp"), 2));
    }

    private static Allocation capture(Moved moved) {
        return ((OrderEvent.CaptureRequested) moved.events().getFirst()).allocation();
    }

    private static Allocation share(MerchantId merchant, long goods, long shipping, long tax) {
        return new Allocation(
                List.of(new Allocation.Share(merchant, 1000, money(goods), money(shipping), money(tax))), money(0));
    }
}
