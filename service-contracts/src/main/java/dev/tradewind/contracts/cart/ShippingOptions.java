package dev.tradewind.contracts.cart;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import java.util.List;

/** How each merchant of the cart ships, with what it costs for this cart. */
public record ShippingOptions(List<OfMerchant> data) {
    public record OfMerchant(MerchantId merchantId, String name, List<Option> options) {}

    public record Option(String id, String name, Money price, boolean selected) {}
}
