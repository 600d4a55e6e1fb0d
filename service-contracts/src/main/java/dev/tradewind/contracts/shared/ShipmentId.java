package dev.tradewind.contracts.shared;

/** A shipment of one merchant. */
public record ShipmentId(String value) implements Id {
    public ShipmentId {
        Id.check("shp", value);
    }

    public static ShipmentId next() {
        return new ShipmentId(Id.next("shp"));
    }

    @Override
    public String toString() {
        return value;
    }
}
