package dev.tradewind.contracts.fulfillment;

import dev.tradewind.contracts.shared.LineId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shipment leaves.
 *
 * @param lines what it holds; null for everything. What is left out goes into a new pending shipment.
 */
public record Dispatch(String carrier, String trackingNumber, @Nullable List<Line> lines) {
    public record Line(LineId lineId, long quantity) {}
}
