package dev.tradewind.contracts.shared;

/**
 * What the shopper must do before a payment goes on.
 *
 * @param type {@code redirect}
 * @param url where to
 */
public record NextAction(String type, String url) {}
