package dev.tradewind.contracts.merchants;

import dev.tradewind.contracts.shared.PageMeta;
import java.util.List;

/** A page of merchants by id. */
public record MerchantPage(List<MerchantView> data, PageMeta meta) {}
