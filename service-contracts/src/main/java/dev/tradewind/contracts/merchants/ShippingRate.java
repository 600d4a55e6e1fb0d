package dev.tradewind.contracts.merchants;

import dev.tradewind.contracts.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way in which a merchant ships a cart's part.
 *
 * @param id unique within the merchant, such as {@code standard}
 * @param price per merchant part of an order
 * @param freeFrom goods worth at least this ship free; null for never
 * @param countries ISO 3166-1 alpha-2 codes shipped to; empty for everywhere
 */
public record ShippingRate(String id, String name, Money price, @Nullable Money freeFrom, List<String> countries) {}
