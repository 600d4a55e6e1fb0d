package dev.tradewind.contracts.operations;

import dev.tradewind.contracts.shared.PageMeta;
import java.util.List;

/** A page of the audit log, newest first. */
public record AuditLog(List<AuditEntry> data, PageMeta meta) {}
