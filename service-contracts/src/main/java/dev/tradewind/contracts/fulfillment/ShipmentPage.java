package dev.tradewind.contracts.fulfillment;

import dev.tradewind.contracts.shared.PageMeta;
import java.util.List;

/** A page of shipments, newest first. */
public record ShipmentPage(List<ShipmentView> data, PageMeta meta) {}
