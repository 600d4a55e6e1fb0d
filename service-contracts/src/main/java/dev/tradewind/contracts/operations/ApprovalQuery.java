package dev.tradewind.contracts.operations;

import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/** Which proposals; null restricts nothing. */
public record ApprovalQuery(Approval.@Nullable Status status, PageRequest page) {}
