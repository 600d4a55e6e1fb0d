package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.PageMeta;
import java.util.List;

/** A page of shoppers' accounts, the newest first. */
public record CustomerPage(List<CustomerView> data, PageMeta meta) {}
