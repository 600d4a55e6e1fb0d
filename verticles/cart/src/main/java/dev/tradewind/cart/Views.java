package dev.tradewind.cart;

import dev.tradewind.contracts.cart.CartStatus;
import dev.tradewind.contracts.cart.CartView;
import dev.tradewind.contracts.cart.ShippingOptions;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carts as shoppers see them. */
final class Views {
    private Views() {}

    /** @param token only for the answer that creates the cart */
    static CartView of(Cart cart, Priced priced, @Nullable String token) {
        return withItems(cart, priced, token, items(cart, priced));
    }

    /** Everything but the items, for those who write them by themselves. */
    static CartView withoutItems(Cart cart, Priced priced) {
        return withItems(cart, priced, null, List.of());
    }

    /** The items in the order of the cart's lines, which is not that of the merchants' parts. */
    static List<Priced.Item> inOrder(Priced priced) {
        if (priced.parts().size() == 1) {
            return priced.parts().getFirst().items();
        }
        return priced.parts().stream()
                .flatMap(part -> part.items().stream())
                .sorted(Comparator.comparingLong(item -> item.line().since()))
                .toList();
    }

    static CartView.Item item(Priced.Item item, String currency) {
        var offer = item.offer().view();
        return new CartView.Item(
                item.line().id(),
                offer.id(),
                offer.productId(),
                offer.merchantId(),
                offer.title(),
                offer.sku(),
                item.line().quantity(),
                new Money(item.unitMinor(), currency),
                new Money(item.totalMinor(), currency));
    }

    static ShippingOptions shippingOptions(Cart cart, Priced priced) {
        return new ShippingOptions(
                priced.parts().stream().map(part -> options(cart, part)).toList());
    }

    private static List<CartView.Item> items(Cart cart, Priced priced) {
        return inOrder(priced).stream().map(item -> item(item, cart.currency())).toList();
    }

    private static CartView withItems(Cart cart, Priced priced, @Nullable String token, List<CartView.Item> items) {
        Map<MerchantId, String> options = Details.options(cart.details());
        return new CartView(
                cart.id(),
                cart.version(),
                token,
                cart.orderId() == null ? CartStatus.OPEN : CartStatus.COMPLETED,
                cart.currency(),
                cart.country(),
                cart.details().email(),
                cart.details().shippingAddress(),
                cart.details().billingAddress(),
                options,
                items,
                priced.parts().stream().map(Views::part).toList(),
                priced.totals(),
                cart.orderId() == null ? Warnings.of(cart, priced) : List.of(),
                cart.orderId());
    }

    private static CartView.MerchantPart part(Priced.Part part) {
        return new CartView.MerchantPart(
                part.merchant().id(),
                part.merchant().name(),
                part.subtotal(),
                part.shippingPrice(),
                part.tax(),
                part.total());
    }

    private static ShippingOptions.OfMerchant options(Cart cart, Priced.Part part) {
        Shipping.Choice selected = part.shipping();
        return new ShippingOptions.OfMerchant(
                part.merchant().id(),
                part.merchant().name(),
                Shipping.choices(part.merchant(), part.subtotal(), cart.country()).stream()
                        .map(choice -> new ShippingOptions.Option(
                                choice.id(), choice.name(), choice.price(), choice.equals(selected)))
                        .toList());
    }
}
