package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.PageMeta;
import java.util.List;

/** A page of API keys, the newest first. */
public record ApiKeyPage(List<ApiKeyView> data, PageMeta meta) {}
