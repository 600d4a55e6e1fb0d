package dev.tradewind.contracts.settlement;

import dev.tradewind.contracts.shared.PageMeta;
import java.util.List;

/** A page of accounts by code and currency. */
public record LedgerAccounts(List<LedgerAccount> data, PageMeta meta) {}
