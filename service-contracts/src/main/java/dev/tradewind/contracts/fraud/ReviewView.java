package dev.tradewind.contracts.fraud;

import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scored order.
 *
 * @param probability of a fraud; null as long as there is no model
 * @param modelVersion what it was scored with: the rules and, where there is one, the model
 * @param verdict null until somebody has decided, as are note, decider and time
 */
public record ReviewView(
        OrderId orderId,
        ReviewStatus status,
        Money total,
        String email,
        RiskDecision decision,
        @Nullable Double probability,
        String modelVersion,
        List<RiskReason> reasons,
        Instant scoredAt,
        @Nullable Verdict verdict,
        @Nullable String note,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {}
