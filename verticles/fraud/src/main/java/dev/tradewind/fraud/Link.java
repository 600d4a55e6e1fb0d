package dev.tradewind.fraud;

/** One customer, card, device, …, by its id or fingerprint. */
public record Link(Dimension dimension, String value) {}
