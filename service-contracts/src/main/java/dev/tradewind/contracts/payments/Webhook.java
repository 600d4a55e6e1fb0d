package dev.tradewind.contracts.payments;

/**
 * A provider's message as it came in.
 *
 * @param signature the provider's signature header
 * @param body the exact text that was signed
 */
public record Webhook(String provider, String signature, String body) {}
