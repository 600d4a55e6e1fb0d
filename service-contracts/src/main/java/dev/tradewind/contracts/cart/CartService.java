package dev.tradewind.contracts.cart;

import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.LineId;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Carts. Every call but {@code create} fails with {@code not_found} for who may not see the cart; every change fails
 * with {@code cart_completed} once it is an order.
 */
@ProxyGen
public interface CartService {
    String ADDRESS = "service.cart";

    static CartService proxy(Vertx vertx) {
        return new CartServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline());
    }

    /** For callers who can wait longer than usual. */
    static CartService proxyWaiting(Vertx vertx, long ms) {
        return new CartServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline(ms));
    }

    /** The answer carries the cart's token, this once. */
    Future<CartView> create(NewCart cart, CallContext context);

    Future<CartView> cart(CartId id, Access access);

    /** The same as {@link #cart}, written out. */
    Future<CartDocument> cartDocument(CartId id, Access access);

    /**
     * Waits for another domain only where the offer is one that carts have not heard of yet. Fails with {@code
     * not_found} (offer), {@code unavailable} (such an offer cannot be asked for now), {@code offer_unavailable},
     * {@code currency_mismatch}, {@code insufficient_stock} (as far as the cart knows) or {@code cart_full}.
     */
    Future<CartView> addItem(CartId id, AddItem item, Access access, CallContext context);

    /** The same as {@link #addItem}, answered with the cart written out. */
    Future<CartDocument> addItemDocument(CartId id, AddItem item, Access access, CallContext context);

    /** Quantity 0 removes the line. */
    Future<CartView> changeItem(CartId id, ItemChange change, Access access, CallContext context);

    Future<CartView> removeItem(CartId id, LineId item, Access access, CallContext context);

    Future<CartView> update(CartId id, CartDetails details, Access access, CallContext context);

    Future<ShippingOptions> shippingOptions(CartId id, Access access);

    /**
     * Freezes the cart and asks for the order. Asking twice gives the same order, whatever the command: this is
     * idempotent by itself, a key in the context is not looked at. Fails with {@code cart_empty} or {@code
     * validation_failed} (email, address missing).
     */
    Future<Completion> complete(CartId id, CompleteCart command, Access access, CallContext context);
}
