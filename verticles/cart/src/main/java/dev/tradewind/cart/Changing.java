package dev.tradewind.cart;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Idempotency;
import dev.tradewind.contracts.cart.CartDocument;
import dev.tradewind.contracts.cart.CartError;
import dev.tradewind.contracts.cart.CartView;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Changes open carts: decides on the remembered cart, writes on the condition of its version, and decides anew on the
 * cart as it is when another node was faster. A refusal is only told about a cart that was just read.
 */
final class Changing {
    // Each that is lost was won by another node, of which few change one cart.
    private static final int TRIES = 20;

    private final CartStore store;
    private final CartMemory memory;
    private final Copies copies;
    private final Turns turns;
    private final Display display;
    private final Unit alone;
    private final Idempotency idempotency;

    Changing(Parts parts, Display display, Database database, Idempotency idempotency) {
        this.store = parts.store();
        this.memory = parts.memory();
        this.copies = parts.copies();
        this.turns = parts.turns();
        this.display = display;
        this.alone = new Unit(Session.on(database), copies::require);
        this.idempotency = idempotency;
    }

    /** What changing, completing and reading carts have in common. */
    record Parts(CartStore store, CartMemory memory, Copies copies, Turns turns) {}

    /** What is to be done, by whom. */
    record Request(CartId cart, Access access, CallContext context, Command command) {}

    /** A change that is decided on a cart. */
    interface Command {
        /** The offer that must be known, besides those in the cart; null for none. */
        @Nullable
        OfferId offer();

        /** Fails with a fault when the change is refused. */
        Future<Write> decide(Cart cart, Offers offers);
    }

    /** Where to write, and where offers come from meanwhile. */
    private record Unit(Session session, Function<Collection<OfferId>, Future<Offers>> source) {}

    private record Decided(Write write, Offers offers) {}

    /** With a key the answer is stored together with the change; without one, the change is a single statement. */
    Future<CartView> view(Request request) {
        return turns.take(
                request.cart(),
                () -> request.context().idempotencyKey() == null
                        ? attempt(alone, request, TRIES).map(display::view)
                        : known(request.command()).compose(v -> keyed(request)));
    }

    /** The same, written out. */
    Future<CartDocument> document(Request request) {
        return request.context().idempotencyKey() == null
                ? turns.take(
                        request.cart(), () -> attempt(alone, request, TRIES).map(display::document))
                : view(request).map(view -> new CartDocument(Wire.write(view)));
    }

    private Future<CartView> keyed(Request request) {
        return idempotency.once(request.context(), CartView.class, tx -> {
            Session session = Session.on(tx);
            Unit unit = new Unit(session, offers -> copies.requireIn(session, offers));
            return attempt(unit, request, TRIES).map(display::view);
        });
    }

    // Nobody may be asked while a transaction is open.
    private Future<?> known(Command command) {
        OfferId offer = command.offer();
        return offer == null ? Future.succeededFuture() : copies.require(List.of(offer));
    }

    private Future<Shown> attempt(Unit unit, Request request, int tries) {
        Cart remembered = tries == TRIES ? memory.get(request.cart()) : null;
        Future<Decided> decided = remembered == null
                ? loaded(unit, request).compose(cart -> decided(unit, request, cart))
                : decided(unit, request, remembered)
                        .recover(e -> e instanceof Refusal
                                ? loaded(unit, request).compose(cart -> decided(unit, request, cart))
                                : Future.failedFuture(e));
        return decided.recover(Changing::told).compose(d -> written(unit, request, d, tries));
    }

    private Future<Cart> loaded(Unit unit, Request request) {
        return store.load(unit.session(), request.cart())
                .compose(cart -> cart == null
                        ? Future.failedFuture(Fault.notFound(request.cart()))
                        : Future.succeededFuture(cart));
    }

    private Future<Decided> decided(Unit unit, Request request, Cart cart) {
        List<OfferId> needed = new ArrayList<>(cart.lines().size() + 1);
        cart.lines().forEach(line -> needed.add(line.offerId()));
        OfferId more = request.command().offer();
        if (more != null) {
            needed.add(more);
        }
        return unit.source().apply(needed).compose(offers -> judged(request, cart, offers)
                .map(write -> new Decided(write, offers))
                .recover(e -> Future.failedFuture(new Refusal(e))));
    }

    private static Future<Write> judged(Request request, Cart cart, Offers offers) {
        if (!cart.owner().admits(request.access())) {
            return Future.failedFuture(Fault.notFound(cart.id()));
        }
        return cart.orderId() == null
                ? request.command().decide(cart, offers)
                : Future.failedFuture(
                        Fault.of(CartError.CART_COMPLETED, "This cart has become the order " + cart.orderId() + "."));
    }

    private Future<Shown> written(Unit unit, Request request, Decided decided, int tries) {
        Write write = decided.write();
        return store.write(unit.session(), write, request.context())
                .onFailure(e -> memory.forget(request.cart()))
                .compose(done -> {
                    if (done) {
                        unit.session().afterCommit(() -> memory.put(write.after()));
                        return Future.succeededFuture(new Shown(write.after(), decided.offers()));
                    }
                    memory.forget(request.cart());
                    return tries > 1 ? attempt(unit, request, tries - 1) : Future.failedFuture(busy());
                });
    }

    private static Throwable busy() {
        return Fault.passing(CommonError.CONFLICT, "This cart is being changed elsewhere.", 1);
    }

    private static <T> Future<T> told(Throwable failure) {
        return Future.failedFuture(failure instanceof Refusal refusal ? refusal.fault : failure);
    }

    /** Tells a decision's refusal from other failures on the way. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Throwable fault;

        Refusal(Throwable fault) {
            super(null, null, false, false);
            this.fault = fault;
        }
    }
}
