package dev.tradewind.contracts.fulfillment;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which shipments to list; null does not restrict.
 *
 * @param tracking how the tracking number begins, in small or capital letters
 * @param sort null is the newest first; the pages of one list are asked for with the same
 */
public record ShipmentQuery(
        @Nullable ShipmentStatus status,
        @Nullable OrderId orderId,
        @Nullable MerchantId merchantId,
        PageRequest page,
        @Nullable String tracking,
        @Nullable ShipmentSort sort) {
    public ShipmentQuery(
            @Nullable ShipmentStatus status,
            @Nullable OrderId orderId,
            @Nullable MerchantId merchantId,
            PageRequest page) {
        this(status, orderId, merchantId, page, null, null);
    }
}
