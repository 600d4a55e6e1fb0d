package dev.tradewind.contracts.settlement;

import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.TransactionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One posting. The postings of a transaction sum to zero per currency.
 *
 * @param amount debits positive, credits negative
 * @param kind {@code capture}, {@code refund}, {@code payout}, …
 */
public record LedgerEntry(
        String id,
        TransactionId transactionId,
        String kind,
        String account,
        Money amount,
        @Nullable OrderId orderId,
        String reference,
        Instant postedAt) {}
