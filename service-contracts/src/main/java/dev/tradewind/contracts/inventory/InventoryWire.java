package dev.tradewind.contracts.inventory;

import dev.tradewind.contracts.wire.Wire;

/** How this package's types cross the event bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class InventoryWire {
    private InventoryWire() {}

    public static String writeOfferIds(OfferIds value) {
        return Wire.write(value);
    }

    public static OfferIds readOfferIds(String json) {
        return Wire.read(json, OfferIds.class);
    }

    public static String writeStockChange(StockChange value) {
        return Wire.write(value);
    }

    public static StockChange readStockChange(String json) {
        return Wire.read(json, StockChange.class);
    }

    public static String writeStockLevel(StockLevel value) {
        return Wire.write(value);
    }

    public static StockLevel readStockLevel(String json) {
        return Wire.read(json, StockLevel.class);
    }

    public static String writeStockLevels(StockLevels value) {
        return Wire.write(value);
    }

    public static StockLevels readStockLevels(String json) {
        return Wire.read(json, StockLevels.class);
    }

    public static String writeStockReceipts(StockReceipts value) {
        return Wire.write(value);
    }

    public static StockReceipts readStockReceipts(String json) {
        return Wire.read(json, StockReceipts.class);
    }

    public static String writeStockMovements(StockMovements value) {
        return Wire.write(value);
    }

    public static StockMovements readStockMovements(String json) {
        return Wire.read(json, StockMovements.class);
    }
}
