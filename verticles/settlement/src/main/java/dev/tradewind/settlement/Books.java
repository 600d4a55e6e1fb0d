package dev.tradewind.settlement;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OrderId;
import java.util.HashMap;
import java.util.Map;

/**
 * What the ledger knows of some orders, locked for posting.
 *
 * @param transactions how many have been posted per order
 */
record Books(Map<OrderId, Map<MerchantId, Ledger.Sale>> byOrder, Map<OrderId, Long> transactions) {
    /** To be changed as transactions are decided. */
    Map<MerchantId, Ledger.Sale> sales(OrderId order) {
        return byOrder.computeIfAbsent(order, o -> new HashMap<>());
    }
}
