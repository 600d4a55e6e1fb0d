package dev.tradewind.contracts.operations;

import java.util.List;

/** Entries to be kept; at most 500 at once. */
public record AuditEntries(List<AuditEntry> entries) {}
