package dev.tradewind.contracts.inventory;

import dev.tradewind.contracts.shared.OfferId;

/** An offer of which an order wanted more than there is. */
public record Shortage(OfferId offerId, long requested, long available) {}
