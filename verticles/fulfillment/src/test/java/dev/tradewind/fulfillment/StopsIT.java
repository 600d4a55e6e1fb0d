package dev.tradewind.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.fulfillment.Dispatch;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.RestStopped;
import dev.tradewind.contracts.fulfillment.ShipmentLine;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.fulfillment.ShipmentView;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.ShipmentId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What has not left of an order is stopped. */
class StopsIT {
    @RegisterExtension
    static final FulfillmentFixture fixture = FulfillmentFixture.open(new JsonObject());

    @Test
    void stopsWhatHasNotLeftAndLeavesTheRestAlone() {
        OrderDetails order = fixture.confirm(FulfillmentFixture.order(2, 5));
        ShipmentView first = fixture.shipments(order.orderId(), 2).getFirst();
        Dispatch some = new Dispatch(
                "correios",
                "BR1",
                List.of(new Dispatch.Line(first.lines().getFirst().lineId(), 2)));
        fixture.domain.await(fixture.fulfillment.dispatch(first.id(), some, CallContext.SYSTEM));

        ask(order, null);

        RestStopped stopped = fixture.told(order.orderId(), RestStopped.class);
        assertThat(stopped.shipments()).hasSize(2);
        List<ShipmentView> shipments = fixture.shipments(order.orderId(), 3);
        assertThat(shipments)
                .filteredOn(s -> s.status() == ShipmentStatus.CANCELLED)
                .extracting(ShipmentView::id)
                .containsExactlyInAnyOrderElementsOf(stopped.shipments());
        assertThat(shipments)
                .filteredOn(s -> s.status() == ShipmentStatus.DISPATCHED)
                .flatExtracting(ShipmentView::lines)
                .extracting(ShipmentLine::quantity)
                .containsExactly(2L);
    }

    @Test
    void stopsOneMerchantsPartOnceHoweverOftenAsked() {
        OrderDetails order = fixture.confirm(FulfillmentFixture.order(2, 1));
        MerchantId merchant = order.cart().merchants().getFirst().id();
        List<ShipmentId> his = fixture.shipments(order.orderId(), 2).stream()
                .filter(s -> s.merchantId().equals(merchant))
                .map(ShipmentView::id)
                .toList();

        ask(order, merchant);
        ask(order, merchant);

        fixture.domain.eventually(
                "both are answered", () -> Future.succeededFuture(answers(order).size() == 2));
        assertThat(answers(order)).extracting(RestStopped::shipments).containsExactly(his, List.of());
        assertThat(fixture.shipments(order.orderId(), 2))
                .filteredOn(s -> s.status() == ShipmentStatus.PENDING)
                .hasSize(1);
    }

    private static List<RestStopped> answers(OrderDetails order) {
        return fixture.events(order.orderId()).stream()
                .filter(RestStopped.class::isInstance)
                .map(RestStopped.class::cast)
                .toList();
    }

    private static void ask(OrderDetails order, @Nullable MerchantId merchant) {
        fixture.orders.publish(
                new OrderEvent.RestCancelRequested(order.orderId(), CancelReason.REQUESTED_BY_STAFF, merchant),
                order.orderId(),
                order.orderId());
    }
}
