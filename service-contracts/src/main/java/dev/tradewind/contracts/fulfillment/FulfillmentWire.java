package dev.tradewind.contracts.fulfillment;

import dev.tradewind.contracts.wire.Wire;

/** How this package's types cross the event bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class FulfillmentWire {
    private FulfillmentWire() {}

    public static String writeDispatch(Dispatch value) {
        return Wire.write(value);
    }

    public static Dispatch readDispatch(String json) {
        return Wire.read(json, Dispatch.class);
    }

    public static String writeShipmentPage(ShipmentPage value) {
        return Wire.write(value);
    }

    public static ShipmentPage readShipmentPage(String json) {
        return Wire.read(json, ShipmentPage.class);
    }

    public static String writeShipmentQuery(ShipmentQuery value) {
        return Wire.write(value);
    }

    public static ShipmentQuery readShipmentQuery(String json) {
        return Wire.read(json, ShipmentQuery.class);
    }

    public static String writeShipmentView(ShipmentView value) {
        return Wire.write(value);
    }

    public static ShipmentView readShipmentView(String json) {
        return Wire.read(json, ShipmentView.class);
    }
}
