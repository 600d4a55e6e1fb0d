package dev.tradewind.contracts.fraud;

import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Other orders that have something in common with one, the newest first, fifty at most. */
public record ReviewHistory(List<Past> data) {
    public ReviewHistory {
        data = List.copyOf(data);
    }

    /**
     * @param shared what: customer, card, address
     * @param outcome null where it is not known
     */
    public record Past(
            OrderId orderId,
            Money total,
            String email,
            Instant scoredAt,
            RiskDecision decision,
            @Nullable Double probability,
            @Nullable Verdict outcome,
            List<String> shared) {
        public Past {
            shared = List.copyOf(shared);
        }
    }
}
