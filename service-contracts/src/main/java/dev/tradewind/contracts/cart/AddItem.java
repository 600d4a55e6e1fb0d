package dev.tradewind.contracts.cart;

import dev.tradewind.contracts.shared.OfferId;

/** @param quantity 1 to 10000; added to what the cart has of the offer */
public record AddItem(OfferId offerId, long quantity) {}
