package dev.tradewind.chaos.judge;

import java.util.List;
import java.util.Map;

/**
 * What the database holds in the end.
 *
 * @param orders by id
 * @param paid per order at how many payments the provider holds or has taken money; orders without any are absent
 * @param breaches equations over all of it that do not hold, each in one line
 */
public record Books(Map<String, Order> orders, Map<String, Integer> paid, List<String> breaches) {
    /** Amounts in minor units. */
    public record Order(String id, String cart, String status, long captured, long refunded) {
        boolean isLive() {
            return !status.equals("cancelled");
        }
    }
}
