package dev.tradewind.contracts.orders;

import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money to give back: an amount, or certain lines, or (neither given) all that is left.
 *
 * @param amount spread over the merchants in proportion to what was captured for them
 */
public record NewRefund(@Nullable Money amount, @Nullable List<Line> lines, String reason) {
    public record Line(LineId lineId, long quantity) {}
}
