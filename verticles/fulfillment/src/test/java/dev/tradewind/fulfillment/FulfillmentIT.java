package dev.tradewind.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tradewind.contracts.fulfillment.Dispatch;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.OrderStopped;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentCreated;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentDelivered;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentDispatched;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.StopRefused;
import dev.tradewind.contracts.fulfillment.ShipmentLine;
import dev.tradewind.contracts.fulfillment.ShipmentPage;
import dev.tradewind.contracts.fulfillment.ShipmentQuery;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.fulfillment.ShipmentView;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.ShipmentId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FulfillmentIT {
    @RegisterExtension
    static final FulfillmentFixture fixture = FulfillmentFixture.open(new JsonObject());

    @Test
    void makesOnePendingShipmentPerMerchant() {
        OrderDetails order = fixture.confirm(FulfillmentFixture.order(2, 1, 3));

        List<ShipmentView> shipments = fixture.shipments(order.orderId(), 2);

        assertThat(shipments).allSatisfy(s -> {
            assertThat(s.status()).isEqualTo(ShipmentStatus.PENDING);
            assertThat(s.address()).isEqualTo(FulfillmentFixture.ADDRESS);
            assertThat(s.lines()).extracting(ShipmentLine::quantity).containsExactly(1L, 3L);
        });
        assertThat(shipments)
                .extracting(ShipmentView::merchantId)
                .containsExactlyInAnyOrderElementsOf(
                        order.cart().merchants().stream().map(m -> m.id()).toList());
        assertThat(fixture.events(order.orderId())).hasSize(2).allSatisfy(e -> assertThat(e)
                .isInstanceOf(ShipmentCreated.class));
    }

    @Test
    void confirmingTwiceMakesNoSecondShipment() {
        OrderDetails order = fixture.confirm(FulfillmentFixture.order(1, 1));
        fixture.confirm(order);
        cancel(order);

        fixture.told(order.orderId(), OrderStopped.class);

        assertThat(fixture.shipments(order.orderId(), 1)).hasSize(1);
    }

    @Test
    void sendsAPartAndKeepsTheRestInANewShipment() {
        OrderDetails order = fixture.confirm(FulfillmentFixture.order(1, 5));
        ShipmentView pending = fixture.shipments(order.orderId(), 1).getFirst();

        ShipmentView sent = fixture.domain.await(fixture.fulfillment.dispatch(
                pending.id(), new Dispatch("correios", "BR1", List.of(line(pending, 2))), CallContext.SYSTEM));

        ShipmentView rest = fixture.shipments(order.orderId(), 2).getLast();
        assertThat(sent.status()).isEqualTo(ShipmentStatus.DISPATCHED);
        assertThat(sent.trackingNumber()).isEqualTo("BR1");
        assertThat(sent.lines()).extracting(ShipmentLine::quantity).containsExactly(2L);
        assertThat(rest.status()).isEqualTo(ShipmentStatus.PENDING);
        assertThat(rest.lines()).extracting(ShipmentLine::quantity).containsExactly(3L);
        assertThat(fixture.events(order.orderId()))
                .hasSize(3)
                .last()
                .isInstanceOfSatisfying(ShipmentDispatched.class, e -> assertThat(e.lines())
                        .extracting(ShipmentLine::quantity)
                        .containsExactly(2L));
    }

    @Test
    void deliversOnceHoweverOftenAsked() {
        OrderDetails order = fixture.confirm(FulfillmentFixture.order(1, 1));
        ShipmentId id = fixture.shipments(order.orderId(), 1).getFirst().id();
        send(id);

        fixture.domain.await(fixture.fulfillment.deliver(id, CallContext.SYSTEM));
        ShipmentView again = fixture.domain.await(fixture.fulfillment.deliver(id, CallContext.SYSTEM));

        assertThat(again.status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(again.deliveredAt()).isNotNull();
        assertThat(fixture.events(order.orderId()))
                .filteredOn(ShipmentDelivered.class::isInstance)
                .hasSize(1);
    }

    @Test
    void deliversNothingThatWasNotSent() {
        OrderDetails order = fixture.confirm(FulfillmentFixture.order(1, 1));
        ShipmentId id = fixture.shipments(order.orderId(), 1).getFirst().id();

        assertThat(code(fixture.fulfillment.deliver(id, CallContext.SYSTEM))).isEqualTo("shipment_not_dispatched");
        send(id);
        assertThat(code(fixture.fulfillment.dispatch(id, new Dispatch("x", "Other", null), CallContext.SYSTEM)))
                .isEqualTo("shipment_not_pending");
    }

    @Test
    void refusesLinesThatTheShipmentDoesNotHold() {
        OrderDetails order = fixture.confirm(FulfillmentFixture.order(1, 2));
        ShipmentView pending = fixture.shipments(order.orderId(), 1).getFirst();

        assertThat(code(fixture.fulfillment.dispatch(
                        pending.id(), new Dispatch("x", "T", List.of(line(pending, 3))), CallContext.SYSTEM)))
                .isEqualTo("invalid_lines");
    }

    @Test
    void aMerchantMovesItsOwnShipmentsOnly() {
        OrderDetails order = fixture.confirm(FulfillmentFixture.order(1, 1));
        ShipmentView shipment = fixture.shipments(order.orderId(), 1).getFirst();

        assertThat(code(fixture.fulfillment.dispatch(
                        shipment.id(), new Dispatch("x", "T", null), as(MerchantId.next()))))
                .isEqualTo("not_found");
        assertThat(fixture.domain
                        .await(fixture.fulfillment.dispatch(
                                shipment.id(), new Dispatch("x", "T", null), as(shipment.merchantId())))
                        .status())
                .isEqualTo(ShipmentStatus.DISPATCHED);
    }

    @Test
    void stopsAnOrderOfWhichNothingWasSent() {
        OrderDetails order = fixture.confirm(FulfillmentFixture.order(2, 1));
        cancel(order);

        OrderStopped stopped = fixture.told(order.orderId(), OrderStopped.class);

        assertThat(stopped.shipments()).hasSize(2);
        List<ShipmentView> shipments = fixture.shipments(order.orderId(), 2);
        assertThat(shipments).extracting(ShipmentView::status).containsOnly(ShipmentStatus.CANCELLED);
        assertThat(code(fixture.fulfillment.dispatch(
                        shipments.getFirst().id(), new Dispatch("x", "T", null), CallContext.SYSTEM)))
                .isEqualTo("shipment_not_pending");
    }

    @Test
    void refusesToStopAnOrderOfWhichSomethingWasSent() {
        OrderDetails order = fixture.confirm(FulfillmentFixture.order(2, 1));
        ShipmentId sent = fixture.shipments(order.orderId(), 2).getFirst().id();
        send(sent);
        cancel(order);

        assertThat(fixture.told(order.orderId(), StopRefused.class).dispatched())
                .containsExactly(sent);
        assertThat(fixture.shipments(order.orderId(), 2))
                .extracting(ShipmentView::status)
                .containsExactlyInAnyOrder(ShipmentStatus.DISPATCHED, ShipmentStatus.PENDING);
    }

    @Test
    void sendingAndStoppingNeverBothWin() {
        List<OrderDetails> orders = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            orders.add(fixture.confirm(FulfillmentFixture.order(2, 1)));
        }
        List<Future<?>> sending = new ArrayList<>();
        for (OrderDetails order : orders) {
            ShipmentId id = fixture.shipments(order.orderId(), 2).getFirst().id();
            cancel(order);
            sending.add(fixture.fulfillment.dispatch(id, new Dispatch("x", "T", null), CallContext.SYSTEM));
        }
        fixture.domain.await(Future.join(sending).otherwiseEmpty());

        for (OrderDetails order : orders) {
            fixture.domain.eventually(
                    "an answer for " + order.orderId(),
                    () -> Future.succeededFuture(fixture.events(order.orderId()).stream()
                            .anyMatch(e -> e instanceof OrderStopped || e instanceof StopRefused)));
            List<FulfillmentEvent> events = fixture.events(order.orderId());
            assertThat(events.stream().anyMatch(ShipmentDispatched.class::isInstance))
                    .isNotEqualTo(events.stream().anyMatch(OrderStopped.class::isInstance));
        }
        assertSound();
    }

    @Test
    void recordsHistoryAsItStoodAndTellsNothing() {
        OrderDetails details = FulfillmentFixture.order(2, 1);
        Instant left = Instant.parse("2017-05-01T10:00:00Z");
        HistoricalOrder order = new HistoricalOrder(
                "old-1",
                details,
                OrderStatus.PARTIALLY_SHIPPED,
                PaymentStatus.CAPTURED,
                null,
                List.of(
                        new HistoricalOrder.Shipment(ShipmentId.next(), 0, left, left.plusSeconds(60)),
                        new HistoricalOrder.Shipment(ShipmentId.next(), 1, null, null)));
        fixture.orders.publish(new OrderEvent.Imported(order), details.orderId(), details.orderId());
        fixture.orders.publish(new OrderEvent.Imported(order), details.orderId(), details.orderId());

        List<ShipmentView> shipments = fixture.shipments(details.orderId(), 2);

        assertThat(shipments)
                .extracting(ShipmentView::status)
                .containsExactlyInAnyOrder(ShipmentStatus.DELIVERED, ShipmentStatus.PENDING);
        assertThat(shipments).extracting(ShipmentView::dispatchedAt).containsExactlyInAnyOrder(left, null);
        assertThat(fixture.events(details.orderId())).isEmpty();
    }

    @Test
    void listsByStatusAndMerchantNewestFirstInPages() {
        OrderDetails order = FulfillmentFixture.order(1, 1);
        MerchantId merchant = order.cart().merchants().getFirst().id();
        for (int i = 0; i < 3; i++) {
            OrderDetails next = FulfillmentFixture.order(1, 1);
            fixture.confirm(new OrderDetails(next.orderId(), order.cart(), next.placedAt()));
            fixture.shipments(next.orderId(), 1);
        }

        var first = page(merchant, null);
        var second = page(merchant, first.meta().next());

        assertThat(first.data()).hasSize(2);
        assertThat(second.data()).hasSize(1);
        assertThat(second.meta().hasMore()).isFalse();
        assertThat(first.data().getFirst().id().value())
                .isGreaterThan(second.data().getFirst().id().value());
    }

    private static ShipmentPage page(MerchantId merchant, @Nullable String after) {
        return fixture.domain.await(fixture.fulfillment.shipments(
                new ShipmentQuery(ShipmentStatus.PENDING, null, merchant, new PageRequest(2, after))));
    }

    private static void send(ShipmentId id) {
        fixture.domain.await(fixture.fulfillment.dispatch(id, new Dispatch("x", "T", null), CallContext.SYSTEM));
    }

    private static void cancel(OrderDetails order) {
        fixture.orders.publish(
                new OrderEvent.CancelRequested(order.orderId(), CancelReason.REQUESTED_BY_CUSTOMER),
                order.orderId(),
                order.orderId());
    }

    private static Dispatch.Line line(ShipmentView shipment, long quantity) {
        return new Dispatch.Line(shipment.lines().getFirst().lineId(), quantity);
    }

    private static CallContext as(MerchantId merchant) {
        return CallContext.of(new Actor(Actor.Kind.MERCHANT, "usr_1", merchant));
    }

    private static String code(Future<?> call) {
        Throwable failure = catchThrowable(() -> fixture.domain.await(call));
        return Objects.requireNonNull(Fault.in(failure)).code();
    }

    private static void assertSound() {
        assertThat(fixture.domain.await(fixture.fulfillment.audit()).checks()).allMatch(Audit.Check::holds);
    }
}
