package dev.tradewind.contracts.settlement;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.shared.PayoutId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of payouts, the newest first. */
public record PayoutPage(List<Line> data, PageMeta meta) {
    /** A payout in a list. @param merchantName as far as settlement has heard */
    public record Line(
            PayoutId id, MerchantId merchantId, @Nullable String merchantName, Money amount, Instant createdAt) {}
}
