package dev.tradewind.orders;

import static dev.tradewind.orders.Example.A;
import static dev.tradewind.orders.Example.B;
import static dev.tradewind.orders.Example.CUP;
import static dev.tradewind.orders.Example.LAMP;
import static dev.tradewind.orders.Example.NOON;
import static dev.tradewind.orders.Example.TEAPOT;
import static dev.tradewind.orders.Example.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.cart.CartEvent.Completed;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.OrderStopped;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentCreated;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentDelivered;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentDispatched;
import dev.tradewind.contracts.fulfillment.ShipmentLine;
import dev.tradewind.contracts.inventory.InventoryEvent.Rejected;
import dev.tradewind.contracts.inventory.InventoryEvent.Reserved;
import dev.tradewind.contracts.inventory.Shortage;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.NewRefund;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.orders.RefundView;
import dev.tradewind.contracts.payments.PaymentEvent.ActionRequired;
import dev.tradewind.contracts.payments.PaymentEvent.Captured;
import dev.tradewind.contracts.payments.PaymentEvent.Declined;
import dev.tradewind.contracts.payments.PaymentEvent.Refunded;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.DeadLetters;
import dev.tradewind.contracts.shared.FeedControl;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.NextAction;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.PaymentMethod;
import dev.tradewind.contracts.shared.Replayed;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OrdersIT {
    private static final PaymentMethod OTHER_CARD = new PaymentMethod("sandbox", "tok_other");

    @SuppressWarnings("NullAway.Init")
    private static OrdersFixture fixture;

    @BeforeAll
    static void open() {
        fixture = new OrdersFixture(new JsonObject());
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void leadsACompletedCartToItsDelivery() {
        OrderId id = fixture.confirmed("happy");
        PaymentId payment = fixture.asked(id);
        fixture.ship(new ShipmentCreated(shipment("happy"), id, B, lamps(2)), id);
        fixture.ship(new ShipmentDispatched(shipment("happy"), id, B, lamps(2), "correios", "BR9", NOON), id);
        OrderEvent.CaptureRequested capture = fixture.eventually(id, OrderEvent.CaptureRequested.class);
        assertThat(capture.allocation().total()).isEqualTo(money(1650));
        fixture.pay(new Captured(payment, id, capture.captureId(), capture.allocation(), money(50)), payment, id);
        fixture.ship(new ShipmentDelivered(shipment("happy"), id, B, NOON), id);
        OrderView view = fixture.eventually(
                id,
                "captured and delivered in part",
                v -> v.captured().equals(money(1650)) && v.merchants().getLast().status() == OrderStatus.DELIVERED);
        assertThat(view.status()).isEqualTo(OrderStatus.PARTIALLY_SHIPPED);
        assertThat(view.paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_CAPTURED);
        assertThat(view.merchants().getFirst().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(view.merchants().getLast().shipments())
                .containsExactly(new OrderView.Shipment(
                        shipment("happy"),
                        "delivered",
                        List.of(new OrderView.ShippedLine(LAMP, 2)),
                        "correios",
                        "BR9",
                        NOON,
                        NOON));
        assertThat(view.items()).hasSize(3);
        assertThat(view.totals().total()).isEqualTo(money(5651));
        assertThat(view.payment()).isEqualTo(new OrderView.Payment("sandbox", 1, null, null));
        assertThat(Wire.write(view)).doesNotContain("tok_visa");
    }

    @Test
    void everyEventCarriesItsCauseAndTheOrdersSequence() {
        OrderId id = fixture.confirmed("caused");
        var events = fixture.domain.events(OrderEvent.TYPES).stream()
                .filter(r -> r.envelope().subject().equals(id.value()))
                .toList();
        assertThat(events).extracting(r -> r.envelope().sequence()).containsExactly(1L, 2L, 3L);
        assertThat(events).allSatisfy(r -> {
            assertThat(r.envelope().causation()).startsWith("evt_");
            assertThat(r.envelope().correlation()).isEqualTo(id.value());
        });
    }

    @Test
    void tellsWhatWasShort() {
        OrderId id = fixture.placed("short");
        List<Shortage> shortages = List.of(new Shortage(new OfferId("off_cup"), 1, 0));
        fixture.inventory.publish(new Rejected(id, shortages), id, id);
        OrderView view = fixture.eventually(id, "cancelled", v -> v.status() == OrderStatus.CANCELLED);
        assertThat(view.cancellation())
                .isEqualTo(new OrderView.Cancellation(CancelReason.INSUFFICIENT_STOCK, shortages));
    }

    @Test
    void aDeclinedOrderIsPaidWithAnotherCard() {
        OrderId id = fixture.reserved("declined");
        PaymentId payment = fixture.asked(id);
        fixture.pay(new Declined(payment, id, "card_declined"), payment, id);
        OrderView declined = fixture.eventually(id, "declined", v -> v.paymentStatus() == PaymentStatus.DECLINED);
        assertThat(declined.payment().declineCode()).isEqualTo("card_declined");
        assertThat(pay(id, Example.CARD)).isEqualTo(declined);
        OrderView again = pay(id, OTHER_CARD);
        assertThat(again.payment().attempt()).isEqualTo(2);
        assertThat(pay(id, OTHER_CARD)).isEqualTo(again);
        fixture.eventuallySaid(id, "Placed", "PaymentRequested", "PaymentFailed", "PaymentRequested", "Progressed");
    }

    @Test
    void showsWhatTheShopperMustDo() {
        OrderId id = fixture.reserved("secure");
        PaymentId payment = fixture.asked(id);
        NextAction action = new NextAction("redirect", "http://127.0.0.1/3ds");
        fixture.pay(new ActionRequired(payment, id, action), payment, id);
        OrderView view = fixture.eventually(id, "waiting", v -> v.status() == OrderStatus.AWAITING_PAYMENT_ACTION);
        assertThat(view.payment().nextAction()).isEqualTo(action);
    }

    @Test
    void theSameNewsAgainChangesNothing() {
        OrderId id = fixture.confirmed("again");
        OrderView before = fixture.view(id);
        Completed completed = Example.completed("again");
        fixture.cart.publish(completed, completed.cart().cartId(), id);
        fixture.inventory.publish(new Reserved(id, List.of()), id, id);
        PaymentId payment = fixture.asked(id);
        fixture.pay(new Declined(payment, id, "late"), payment, id);
        // Behind the repeated news in each feed comes other news of another order, so that the first has been handled.
        fixture.confirmed("after_again");
        assertThat(fixture.view(id)).isEqualTo(before);
        fixture.eventuallySaid(id, "Placed", "PaymentRequested", "Confirmed");
    }

    @Test
    void onlyWhoMayKnowAnOrderFindsIt() {
        OrderId id = fixture.placed("mine");
        assertThat(fixture.domain
                        .await(fixture.orders.order(id, new Access(Actor.GUEST, "secret of mine")))
                        .id())
                .isEqualTo(id);
        for (Access stranger : List.of(
                new Access(Actor.GUEST, null),
                new Access(Actor.GUEST, "secret of another"),
                new Access(new Actor(Actor.Kind.CUSTOMER, "cus_x", null), null),
                new Access(new Actor(Actor.Kind.MERCHANT, "usr_x", A), null),
                new Access(new Actor(Actor.Kind.STAFF, "usr_x", A), null))) {
            assertThat(fixture.fault(fixture.orders.order(id, stranger)).code()).isEqualTo("not_found");
            assertThat(fixture.fault(fixture.orders.cancel(id, stranger, CallContext.SYSTEM))
                            .code())
                    .isEqualTo("not_found");
        }
        Access staff = new Access(new Actor(Actor.Kind.STAFF, "usr_x", null), null);
        assertThat(fixture.domain.await(fixture.orders.order(id, staff)).id()).isEqualTo(id);
        OrderId unknown = OrderId.next();
        assertThat(fixture.fault(fixture.orders.order(unknown, staff)).status()).isEqualTo(404);
    }

    @Test
    void cancelsAtOnceBeforeConfirmation() {
        OrderId id = fixture.reserved("regretted");
        fixture.asked(id);
        Access guest = new Access(Actor.GUEST, "secret of regretted");
        OrderView view = fixture.domain.await(fixture.orders.cancel(id, guest, CallContext.of(Actor.GUEST)));
        assertThat(view.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(view.cancellation().reason()).isEqualTo(CancelReason.REQUESTED_BY_CUSTOMER);
    }

    @Test
    void asksFulfillmentBeforeAConfirmedOrderIsCancelled() {
        OrderId id = fixture.confirmed("stopped");
        OrderView asked = fixture.domain.await(fixture.orders.cancel(id, Access.SYSTEM, CallContext.SYSTEM));
        assertThat(asked.status()).isEqualTo(OrderStatus.CONFIRMED);
        fixture.eventually(id, OrderEvent.CancelRequested.class);
        fixture.ship(new OrderStopped(id, List.of()), id);
        OrderView view = fixture.eventually(id, "cancelled", v -> v.status() == OrderStatus.CANCELLED);
        assertThat(view.cancellation().reason()).isEqualTo(CancelReason.REQUESTED_BY_STAFF);
    }

    @Test
    void aDispatchedOrderIsNotCancelled() {
        OrderId id = dispatched("gone");
        assertThat(fixture.fault(fixture.orders.cancel(id, Access.SYSTEM, CallContext.SYSTEM))
                        .code())
                .isEqualTo("order_not_cancellable");
    }

    @Test
    void refundsOncePerKey() {
        OrderId id = dispatched("refunded");
        PaymentId payment = fixture.asked(id);
        OrderEvent.CaptureRequested capture = fixture.eventually(id, OrderEvent.CaptureRequested.class);
        fixture.pay(new Captured(payment, id, capture.captureId(), capture.allocation(), money(0)), payment, id);
        fixture.eventually(id, "captured", v -> v.captured().isPositive());
        CallContext call = new CallContext(Actor.SYSTEM, "refund-1", "print", null);
        NewRefund refund = new NewRefund(money(100), null, "scratched");
        RefundView pending = fixture.domain.await(fixture.orders.refund(id, refund, call));
        assertThat(pending.status()).isEqualTo("pending");
        Throwable replay = fixture.domain.await(fixture.orders
                .refund(id, refund, call)
                .map(new Throwable("done twice"))
                .recover(Future::succeededFuture));
        assertThat(Wire.read(Replayed.in(replay), RefundView.class)).isEqualTo(pending);
        OrderEvent.RefundRequested asked = fixture.eventually(id, OrderEvent.RefundRequested.class);
        fixture.pay(new Refunded(payment, id, asked.refundId(), asked.allocation()), payment, id);
        OrderView view = fixture.eventually(id, "refunded", v -> v.refunded().isPositive());
        assertThat(view.refunded()).isEqualTo(money(100));
        assertThat(view.paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        NewRefund more = new NewRefund(money(100_000), null, "too much");
        assertThat(fixture.fault(fixture.orders.refund(id, more, CallContext.SYSTEM))
                        .code())
                .isEqualTo("refund_exceeds_captured");
    }

    @Test
    void aSecondLiveOrderOfACartIsParkedAndVisible() {
        OrderId id = fixture.placed("twice");
        OrderId second = OrderId.next();
        Completed again = new Completed(second, Example.cart("twice"), Example.CARD);
        fixture.cart.publish(again, again.cart().cartId(), second);
        parked(second);
        assertThat(fixture.fault(fixture.orders.order(second, Access.SYSTEM)).code())
                .isEqualTo("not_found");
    }

    @Test
    void newsOfAnUnknownOrderIsParkedAndVisible() {
        OrderId unknown = OrderId.next();
        fixture.inventory.publish(new Reserved(unknown, List.of()), unknown, unknown);
        parked(unknown);
    }

    private void parked(OrderId id) {
        FeedControl control = FeedControl.proxy(fixture.domain.vertx(), "orders", new DeliveryOptions());
        fixture.domain.eventually(id + " is parked", () -> control.deadLetters(PageRequest.first())
                .map((DeadLetters letters) -> letters.data().stream()
                        .anyMatch(l -> id.value().equals(l.event().correlation()))));
    }

    private OrderId dispatched(String name) {
        OrderId id = fixture.confirmed(name);
        fixture.ship(new ShipmentDispatched(shipment(name), id, A, ofA(), "correios", "BR1", NOON), id);
        fixture.eventually(id, "dispatched", v -> v.status() == OrderStatus.PARTIALLY_SHIPPED);
        return id;
    }

    private OrderView pay(OrderId id, PaymentMethod method) {
        return fixture.domain.await(fixture.orders.pay(id, method, Access.SYSTEM, CallContext.SYSTEM));
    }

    private static ShipmentId shipment(String name) {
        return new ShipmentId("shp_" + name);
    }

    private static List<ShipmentLine> ofA() {
        return List.of(line(TEAPOT, 3), line(CUP, 1));
    }

    private static List<ShipmentLine> lamps(long quantity) {
        return List.of(line(LAMP, quantity));
    }

    private static ShipmentLine line(LineId id, long quantity) {
        return new ShipmentLine(id, new OfferId("off_x"), "sku", "title", quantity);
    }
}
