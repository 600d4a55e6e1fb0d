package dev.tradewind.inventory;

import dev.tradewind.contracts.inventory.Quantity;
import java.util.List;

/**
 * What a shipment took from stock.
 *
 * @param missing pieces that were dispatched without being in stock
 */
record Departure(List<Quantity> lines, long missing) {}
