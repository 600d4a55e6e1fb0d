package dev.tradewind.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentDelivered;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.fulfillment.ShipmentView;
import dev.tradewind.contracts.orders.OrderDetails;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class AutoPilotIT {
    @Test
    void sendsAndDeliversByItself() {
        JsonObject config = new JsonObject().put("auto_dispatch", "10ms").put("auto_deliver", "10ms");
        try (FulfillmentFixture fixture = FulfillmentFixture.open(config)) {
            OrderDetails order = fixture.confirm(FulfillmentFixture.order(1, 2));

            fixture.told(order.orderId(), ShipmentDelivered.class);

            ShipmentView shipment = fixture.shipments(order.orderId(), 1).getFirst();
            assertThat(shipment.status()).isEqualTo(ShipmentStatus.DELIVERED);
            assertThat(shipment.carrier()).isEqualTo("autopilot");
        }
    }
}
