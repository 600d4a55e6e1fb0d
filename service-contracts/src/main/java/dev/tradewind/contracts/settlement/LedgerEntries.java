package dev.tradewind.contracts.settlement;

import dev.tradewind.contracts.shared.PageMeta;
import java.util.List;

/** A page of postings, newest first. */
public record LedgerEntries(List<LedgerEntry> data, PageMeta meta) {}
