package dev.tradewind.cart;

import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * An offer as the cart knows it.
 *
 * @param available pieces that can still be had; null when inventory has said nothing yet
 */
record Offer(OfferView view, MerchantView merchant, @Nullable Long available) {
    /** Whether it is offered at all; in which currency is another question. */
    boolean active() {
        return view.active() && merchant.status() == MerchantStatus.ACTIVE;
    }

    /** The price in a currency; null when it is not sold in it. */
    @Nullable
    Money price(String currency) {
        for (Money price : view.prices()) {
            if (price.currency().equals(currency)) {
                return price;
            }
        }
        return null;
    }

    boolean canBeBoughtIn(String currency) {
        return active() && price(currency) != null;
    }

    /** Whether there are so many pieces, as far as is known. */
    boolean has(long pieces) {
        return available == null || available >= pieces;
    }
}
