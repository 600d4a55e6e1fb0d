package dev.tradewind.contracts.cart;

import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentMethod;
import dev.tradewind.contracts.shared.ProductId;

/** What happens to carts. The subject is the cart. */
public sealed interface CartEvent extends Event {
    String FEED = "cart";
    EventTypes<CartEvent> TYPES = EventTypes.of(FEED, CartEvent.class);

    record Created(CartId cartId, String currency) implements CartEvent {}

    /** @param quantity pieces on the line now */
    record ItemAdded(CartId cartId, LineId itemId, OfferId offerId, ProductId productId, long quantity)
            implements CartEvent {}

    /** @param quantity pieces on the line now */
    record ItemChanged(CartId cartId, LineId itemId, OfferId offerId, long quantity) implements CartEvent {}

    record ItemRemoved(CartId cartId, LineId itemId, OfferId offerId) implements CartEvent {}

    /** The cart is frozen; it asks to become this order. Correlation: the order. */
    record Completed(OrderId orderId, CartSnapshot cart, PaymentMethod payment) implements CartEvent {}

    /** The order came to nothing; the shopper has the cart back. */
    record Reopened(CartId cartId, OrderId orderId, String reason) implements CartEvent {}
}
