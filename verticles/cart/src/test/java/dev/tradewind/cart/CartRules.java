package dev.tradewind.cart;

import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.OfferId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carts and offers in memory, for tests of the rules. */
final class CartRules implements Offers {
    private final Map<OfferId, Offer> offers = new HashMap<>();

    static Cart empty() {
        return new Cart(
                CartId.next(), 1, 1, new Owner(Tokens.hash("token"), null), "EUR", null, Details.NONE, List.of(), null);
    }

    Offer put(OfferView view, MerchantView merchant, @Nullable Long available) {
        Offer offer = new Offer(view, merchant, available);
        offers.put(view.id(), offer);
        return offer;
    }

    static Cart added(Cart cart, Offer offer, long quantity) {
        return switch (cart.add(offer, quantity)) {
            case Cart.Change.Changed changed -> changed.after();
            case Cart.Change.Refused refused -> throw new AssertionError(refused);
        };
    }

    @Override
    public Offer of(OfferId id) {
        return offers.get(id);
    }
}
