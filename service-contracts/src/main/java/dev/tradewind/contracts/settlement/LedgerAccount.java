package dev.tradewind.contracts.settlement;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * An account with its balance, debits positive.
 *
 * @param code such as {@code provider_clearing} or {@code merchant_payable:mer_…}
 */
public record LedgerAccount(String code, String name, Type type, @Nullable MerchantId merchantId, Money balance) {
    public enum Type {
        ASSET,
        LIABILITY,
        REVENUE,
        EXPENSE
    }
}
