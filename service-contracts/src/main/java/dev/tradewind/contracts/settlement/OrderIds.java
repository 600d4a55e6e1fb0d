package dev.tradewind.contracts.settlement;

import dev.tradewind.contracts.shared.OrderId;
import java.util.List;

/** At most 100 orders. */
public record OrderIds(List<OrderId> ids) {}
