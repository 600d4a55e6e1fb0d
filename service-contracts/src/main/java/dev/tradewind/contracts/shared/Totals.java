package dev.tradewind.contracts.shared;

/** What a cart or an order comes to: total = subtotal − discount + shipping + tax. */
public record Totals(Money subtotal, Money discount, Money shipping, Money tax, Money total) {}
