package dev.tradewind.fraud;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.shared.Address;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Orders as purchases. Who and where is kept as a digest only. */
final class Orders {
    private Orders() {}

    static Purchase purchase(OrderDetails order) {
        CartSnapshot cart = order.cart();
        List<Link> links = new ArrayList<>();
        links.add(new Link(Dimension.CUSTOMER, digest(cart.email().strip())));
        links.add(new Link(Dimension.ADDRESS, digest(place(cart.shippingAddress()))));
        cart.merchants()
                .forEach(merchant ->
                        links.add(new Link(Dimension.MERCHANT, merchant.id().value())));
        return new Purchase(
                order.orderId().value(),
                order.placedAt().toEpochMilli(),
                cart.totals().total().amount(),
                links);
    }

    /** Without the name: thieves order to one place under many. */
    private static String place(Address address) {
        return address.country() + '\n' + address.postalCode() + '\n' + address.city() + '\n' + address.line1();
    }

    private static String digest(String text) {
        byte[] bytes = text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return Judge.sha256(bytes).substring(0, 24);
    }
}
