package dev.tradewind.contracts.cart;

import dev.tradewind.contracts.shared.LineId;

/** @param quantity 0 to 10000 */
public record ItemChange(LineId itemId, long quantity) {}
