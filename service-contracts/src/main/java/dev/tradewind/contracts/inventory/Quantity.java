package dev.tradewind.contracts.inventory;

import dev.tradewind.contracts.shared.OfferId;

/** Pieces of an offer. */
public record Quantity(OfferId offerId, long pieces) {}
