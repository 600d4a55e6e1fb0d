package dev.tradewind.contracts.operations;

import dev.tradewind.contracts.shared.PageMeta;
import java.util.List;

/** A page of proposals, newest first. */
public record Approvals(List<Approval> data, PageMeta meta) {}
