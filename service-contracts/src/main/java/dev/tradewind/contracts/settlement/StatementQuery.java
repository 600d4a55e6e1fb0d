package dev.tradewind.contracts.settlement;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.PayoutId;
import org.jspecify.annotations.Nullable;

/** A payout's statement. @param merchant who asks for his own; null for staff */
public record StatementQuery(PayoutId payoutId, @Nullable MerchantId merchant, PageRequest page) {}
