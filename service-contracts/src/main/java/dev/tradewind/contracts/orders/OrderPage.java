package dev.tradewind.contracts.orders;

import dev.tradewind.contracts.shared.PageMeta;
import java.util.List;

/** A page of orders. */
public record OrderPage(List<OrderSummary> data, PageMeta meta) {}
