package dev.tradewind.contracts.fulfillment;

import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.OfferId;

/** Pieces of an order line in a shipment. */
public record ShipmentLine(LineId lineId, OfferId offerId, String sku, String title, long quantity) {}
