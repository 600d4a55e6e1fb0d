package dev.tradewind.cart;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.cart.CompleteCart;
import dev.tradewind.contracts.cart.Completion;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.OfferId;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns carts into orders. Everything is decided on rows read under the cart's lock, so that a cart completed many
 * times at once becomes one order.
 */
final class Completing {
    private final CartStore store;
    private final CartMemory memory;
    private final Copies copies;
    private final Turns turns;
    private final Checkout checkout;
    private final Database database;

    Completing(Changing.Parts parts, Checkout checkout, Database database) {
        this.store = parts.store();
        this.memory = parts.memory();
        this.copies = parts.copies();
        this.turns = parts.turns();
        this.checkout = checkout;
        this.database = database;
    }

    record Request(CartId cart, CompleteCart command, Access access, CallContext context) {}

    Future<Completion> complete(Request request) {
        return turns.take(request.cart(), () -> database.transaction(tx -> completed(tx, request))
                .onFailure(e -> memory.forget(request.cart())));
    }

    private Future<Completion> completed(Tx tx, Request request) {
        return store.lock(tx, request.cart()).compose(cart -> {
            if (cart == null || !cart.owner().admits(request.access())) {
                return Future.failedFuture(Fault.notFound(request.cart()));
            }
            return offers(tx, cart).compose(offers -> concluded(tx, request, decision(request, cart, offers)));
        });
    }

    private Future<Offers> offers(Tx tx, Cart cart) {
        List<OfferId> ids = cart.lines().stream().map(Line::offerId).toList();
        boolean needed = cart.orderId() == null && !ids.isEmpty();
        return copies.requireIn(Session.on(tx), needed ? ids : List.of());
    }

    private Checkout.Decision decision(Request request, Cart cart, Offers offers) {
        return checkout.decide(cart, request.command(), request.access().actor(), offers);
    }

    private Future<Completion> concluded(Tx tx, Request request, Checkout.Decision decision) {
        return switch (decision) {
            case Checkout.Decision.Refused refused ->
                Future.failedFuture(Fault.of(
                        refused.code(), refused.detail(), refused.errors().toArray(Fault.Item[]::new)));
            case Checkout.Decision.Repeated repeated ->
                Future.succeededFuture(new Completion.Completed(repeated.orderId(), true));
            case Checkout.Decision.Short short_ ->
                saved(tx, short_.after(), null, request).map(v -> new Completion.InsufficientStock(short_.shortages()));
            case Checkout.Decision.PriceChanged changed ->
                saved(tx, changed.after(), null, request)
                        .map(v -> new Completion.PriceChanged(changed.expected(), changed.actual()));
            case Checkout.Decision.Accepted accepted ->
                saved(tx, accepted.after(), event(accepted, request.command()), request)
                        .map(v -> new Completion.Completed(accepted.orderId(), false));
        };
    }

    private static CartEvent.Completed event(Checkout.Decision.Accepted accepted, CompleteCart command) {
        return new CartEvent.Completed(accepted.orderId(), accepted.snapshot(), command.payment());
    }

    private Future<Void> saved(Tx tx, Cart after, CartEvent.@Nullable Completed event, Request request) {
        tx.afterCommit(() -> memory.put(after));
        List<Outgoing<CartEvent>> events = event == null
                ? List.of()
                : List.of(Outgoing.<CartEvent>of(event, after.id(), after.events())
                        .correlatedWith(event.orderId())
                        .in(request.context()));
        return store.save(tx, after, events);
    }
}
