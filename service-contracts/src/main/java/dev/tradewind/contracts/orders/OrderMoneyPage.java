package dev.tradewind.contracts.orders;

import dev.tradewind.contracts.shared.PageMeta;
import java.util.List;

/** Money of orders, by order id. */
public record OrderMoneyPage(List<OrderMoney> data, PageMeta meta) {}
