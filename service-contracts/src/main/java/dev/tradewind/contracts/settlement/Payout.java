package dev.tradewind.contracts.settlement;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.PayoutId;
import java.time.Instant;

/** Money sent to a merchant. */
public record Payout(PayoutId id, MerchantId merchantId, Money amount, Instant createdAt) {}
