package dev.tradewind.contracts.fulfillment;

/** In which order shipments are listed. */
public enum ShipmentSort {
    NEWEST,
    OLDEST
}
