package dev.tradewind.contracts.fraud;

/**
 * What speaks for a fraud.
 *
 * @param code a rule or a feature
 * @param text for people
 * @param weight by how much a feature raises the log odds; 0 for a rule
 */
public record RiskReason(String code, String text, double weight) {}
