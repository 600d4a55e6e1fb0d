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
import static dev.tradewind.orders.Example.payment;
import static dev.tradewind.orders.Example.reserved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.fulfillment.FulfillmentEvent.RestStopped;
import dev.tradewind.contracts.inventory.Quantity;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderError;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.payments.PaymentEvent.Voided;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.orders.Decision.Moved;
import dev.tradewind.orders.Decision.Refused;
import dev.tradewind.orders.OrderCommand.Cancel;
import dev.tradewind.orders.OrderCommand.CancelRest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A part of an order is cancelled, the rest goes on. */
class RestsTest {
    private static final CancelReason WHY = CancelReason.REQUESTED_BY_STAFF;

    private final OrderFlow flow = Example.flow();

    @Test
    void asksFulfillmentAndLetsThePaymentGoWhenAllTheRestIsPaid() {
        OrderState sent =
                moved(flow, packed(), dispatched("1", A, TEAPOT, 3, CUP, 1)).state();
        String capture = sent.progress().captures().getFirst().id().value();

        Moved asked = moved(flow, sent, new CancelRest(WHY, null));
        assertThat(asked.events()).containsExactly(new OrderEvent.RestCancelRequested(sent.id(), WHY, null));
        Moved stopped = moved(flow, asked.state(), stopped("2"));

        assertThat(stopped.events())
                .contains(new OrderEvent.RestCancelled(
                        sent.id(),
                        WHY,
                        List.of(new OrderEvent.Part(
                                new ShipmentId("shp_2"), B, List.of(new Quantity(new OfferId("off_lamp"), 2))))))
                .noneMatch(OrderEvent.PaymentReleased.class::isInstance);
        assertThat(stopped.state().status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(stopped.state().unshipped()).isEmpty();
        Moved paid = moved(flow, stopped.state(), captured(stopped.state(), capture));
        assertThat(paid.events()).contains(new OrderEvent.PaymentReleased(sent.id(), payment(1)));
        assertThat(paid.state().paymentStatus()).isEqualTo(PaymentStatus.CAPTURED);
        OrderState rest = moved(flow, paid.state(), new Voided(payment(1), sent.id(), money(1)))
                .state();
        assertThat(rest.paymentStatus()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(moved(flow, rest, delivered("1", A)).state().status()).isEqualTo(OrderStatus.DELIVERED);
    }

    @Test
    void letsThePaymentGoAtOnceWhenEverythingThatLeftWasPaidBefore() {
        OrderState sent =
                moved(flow, packed(), dispatched("1", A, TEAPOT, 3, CUP, 1)).state();
        String capture = sent.progress().captures().getFirst().id().value();
        OrderState paid = moved(flow, sent, captured(sent, capture)).state();
        assertThat(paid.paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_CAPTURED);

        Moved stopped = moved(flow, paid, stopped("2"));

        assertThat(stopped.events()).contains(new OrderEvent.PaymentReleased(sent.id(), payment(1)));
        assertThat(decide(flow, stopped.state(), stopped("2"), NOON)).isEqualTo(Decision.UNCHANGED);
    }

    @Test
    void oneMerchantsPartIsCancelledAndTheOthersGoesOn() {
        Moved stopped = moved(flow, packed(), stopped("1"));
        OrderState state = stopped.state();

        assertThat(state.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(OrderViews.of(state).merchants())
                .extracting(part -> part.status())
                .containsExactly(OrderStatus.CANCELLED, OrderStatus.CONFIRMED);
        assertThat(state.unshipped()).containsExactly(new Quantity(new OfferId("off_lamp"), 2));
        assertThat(refusal(state, A)).isEqualTo(OrderError.ORDER_NOT_CANCELLABLE);
        Moved whole = moved(flow, moved(flow, state, new Cancel(WHY)).state(), new StoppedAll(state).event());
        assertThat(whole.events().getFirst())
                .isInstanceOfSatisfying(OrderEvent.Cancelled.class, cancelled -> assertThat(cancelled.release())
                        .containsExactly(new Quantity(new OfferId("off_lamp"), 2)));
    }

    @Test
    void anOrderOfWhichNothingLeftAndNothingWillIsCancelled() {
        OrderState first = moved(flow, packed(), stopped("1")).state();

        Moved last = moved(flow, first, stopped("2"));

        assertThat(last.state().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(last.events().getFirst())
                .isInstanceOfSatisfying(OrderEvent.Cancelled.class, cancelled -> assertThat(cancelled.release())
                        .containsExactly(new Quantity(new OfferId("off_lamp"), 2)));
    }

    @Test
    void refusesWhatCannotBe() {
        OrderState packed = packed();
        OrderState sent =
                moved(flow, packed, dispatched("1", A, TEAPOT, 3, CUP, 1)).state();
        OrderState allSent = moved(flow, sent, dispatched("2", B, LAMP, 2)).state();

        assertThat(refusal(after(flow, reserved()), null)).isEqualTo(OrderError.ORDER_NOT_CANCELLABLE);
        assertThat(refusal(sent, A)).isEqualTo(OrderError.ORDER_NOT_CANCELLABLE);
        assertThat(refusal(allSent, null)).isEqualTo(OrderError.ORDER_NOT_CANCELLABLE);
        OrderState stopping = moved(flow, packed, new Cancel(WHY)).state();
        assertThat(refusal(stopping, null)).isEqualTo(OrderError.ORDER_NOT_CANCELLABLE);
        OrderState cancelled =
                moved(flow, stopping, new StoppedAll(stopping).event()).state();
        assertThat(refusal(cancelled, null)).isEqualTo(OrderError.ORDER_NOT_CANCELLABLE);
        assertThat(refusal(sent, new MerchantId("mer_stranger"))).isEqualTo(CommonError.VALIDATION_FAILED);
        assertThat(decide(flow, sent, stopped(), NOON)).isEqualTo(Decision.UNCHANGED);
    }

    private OrderState packed() {
        return after(flow, reserved(), authorized(1), created("1", A, TEAPOT, 3, CUP, 1), created("2", B, LAMP, 2));
    }

    private Object refusal(OrderState state, @Nullable MerchantId merchant) {
        return ((Refused) decide(flow, state, new CancelRest(WHY, merchant), NOON)).error();
    }

    private static RestStopped stopped(String... shipments) {
        return new RestStopped(
                Example.orderId("one"),
                WHY,
                Arrays.stream(shipments).map(s -> new ShipmentId("shp_" + s)).toList());
    }

    /** Fulfillment's answer to the cancellation of the whole order. */
    private record StoppedAll(OrderState state) {
        dev.tradewind.contracts.fulfillment.FulfillmentEvent.OrderStopped event() {
            return new dev.tradewind.contracts.fulfillment.FulfillmentEvent.OrderStopped(
                    state.id(),
                    state.progress().shipments().stream().map(s -> s.id()).toList());
        }
    }
}
