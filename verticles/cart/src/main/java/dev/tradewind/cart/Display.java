package dev.tradewind.cart;

import dev.tradewind.contracts.cart.CartDocument;
import dev.tradewind.contracts.cart.CartView;
import dev.tradewind.contracts.cart.ShippingOptions;
import org.jspecify.annotations.Nullable;

/** Prices a cart and writes it out. */
final class Display {
    private final Pricing pricing;
    private final CartMemory memory;

    Display(Pricing pricing, CartMemory memory) {
        this.pricing = pricing;
        this.memory = memory;
    }

    CartView view(Shown shown) {
        return view(shown, null);
    }

    CartView view(Shown shown, @Nullable String token) {
        return Views.of(shown.cart(), priced(shown), token);
    }

    /** The same, written out. */
    CartDocument document(Shown shown) {
        Cart cart = shown.cart();
        return new CartDocument(Documents.write(cart, priced(shown), memory.texts(cart.id())));
    }

    ShippingOptions shippingOptions(Shown shown) {
        return Views.shippingOptions(shown.cart(), priced(shown));
    }

    // What became an order keeps the prices of that moment.
    private Priced priced(Shown shown) {
        return shown.cart().orderId() == null
                ? pricing.current(shown.cart(), shown.offers())
                : pricing.shown(shown.cart(), shown.offers());
    }
}
