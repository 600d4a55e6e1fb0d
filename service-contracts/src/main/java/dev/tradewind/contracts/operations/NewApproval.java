package dev.tradewind.contracts.operations;

/** A proposal. */
public record NewApproval(String action, String subject, String reason) {}
