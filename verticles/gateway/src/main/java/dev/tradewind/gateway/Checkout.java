package dev.tradewind.gateway;

import dev.tradewind.contracts.cart.CartService;
import dev.tradewind.contracts.cart.CompleteCart;
import dev.tradewind.contracts.cart.Completion;
import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.Replayed;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Completes carts and waits a while for what becomes of the order. Completing again gives the same order; when its
 * payment was declined, it is a further attempt to pay, and orders decides whether the token is a new one.
 */
final class Checkout {
    private final CartService carts;
    private final OrdersService orders;
    private final OrderWatches watches;
    private final Patience patience;
    private final Admission admission;
    private final GatewayConfig.Checkout config;

    Checkout(Vertx vertx, OrderWatches watches, Admission admission, GatewayConfig.Checkout config) {
        long patienceMs = config.patience().toMillis();
        this.carts = CartService.proxyWaiting(vertx, patienceMs);
        this.orders = OrdersService.proxyWaiting(vertx, patienceMs);
        this.watches = watches;
        this.patience = new Patience(vertx);
        this.admission = admission;
        this.config = config;
    }

    void into(HandlingTable table) {
        table.on("completeCart", this::complete);
    }

    private Future<Answer> complete(Call call) {
        CartId cart = call.id("cart_id", CartId::new);
        CompleteCart command = call.body(CompleteCart.class);
        CallContext context = call.context();
        return patience.within(left(call), () -> carts.complete(cart, command, call.access(), context))
                .compose(completion -> answer(call, command, completion))
                .recover(failure -> replayed(call, command, failure));
    }

    private Future<Answer> replayed(Call call, CompleteCart command, Throwable failure) {
        String stored = Replayed.in(failure);
        return stored == null
                ? Future.failedFuture(failure)
                : answer(call, command, Wire.read(stored, Completion.class))
                        .map(answer -> answer.with("Idempotent-Replayed", "true"));
    }

    private Future<Answer> answer(Call call, CompleteCart command, Completion completion) {
        return switch (completion) {
            case Completion.Completed completed -> follow(call, command, completed);
            case Completion.PriceChanged changed ->
                Future.succeededFuture(Answer.problem(Outcomes.priceChanged(changed), call));
            case Completion.InsufficientStock short_ ->
                Future.succeededFuture(Answer.problem(Outcomes.short_(short_.shortages()), call));
        };
    }

    private Future<Answer> follow(Call call, CompleteCart command, Completion.Completed completed) {
        // From here on the request only waits, which is no work.
        admission.release(call);
        OrderId order = completed.orderId();
        if (call.prefersNotToWait()) {
            return started(call, command, completed).map(Answer::withoutWaiting);
        }
        if (watches.waiting() >= config.waitingMax()) {
            return started(call, command, completed);
        }
        return completed.repeated() ? again(call, command, order) : outcome(call, order, false, Outcomes::isDecided);
    }

    /** Waits for no outcome, but for a further attempt to pay to have begun, if one is due: nobody else begins it. */
    private Future<Answer> started(Call call, CompleteCart command, Completion.Completed completed) {
        OrderId order = completed.orderId();
        if (!completed.repeated()) {
            return Future.succeededFuture(Outcomes.pending(call, order, null));
        }
        return attempt(call, command, order)
                .map(seen -> Outcomes.pending(call, order, seen))
                // It is not there yet.
                .recover(failure -> Problems.isUnknown(failure)
                        ? Future.succeededFuture(Outcomes.pending(call, order, null))
                        : Future.failedFuture(failure));
    }

    /** The order is there already, or very soon: only a declined payment makes a difference. */
    private Future<Answer> again(Call call, CompleteCart command, OrderId order) {
        return waitFor(call, order, true, seen -> true).compose(waited -> {
            OrderView seen = waited.order();
            if (seen == null || !Outcomes.isDeclined(seen)) {
                return seen != null && Outcomes.isDecided(seen)
                        ? Future.succeededFuture(Outcomes.decided(call, seen))
                        : outcome(call, order, true, Outcomes::isDecided);
            }
            return pay(call, command, order);
        });
    }

    /** A new attempt if the last one was declined and the token is another one; otherwise nothing changes. */
    private Future<OrderView> attempt(Call call, CompleteCart command, OrderId order) {
        // The key, if there is one, is the cart's; this is idempotent by its token.
        CallContext context =
                new CallContext(call.actor(), null, null, call.trace().traceparent());
        return patience.within(left(call), () -> orders.pay(order, command.payment(), call.access(), context));
    }

    private Future<Answer> pay(Call call, CompleteCart command, OrderId order) {
        return attempt(call, command, order)
                .compose(paid -> Outcomes.isDecided(paid)
                        ? Future.succeededFuture(Outcomes.decided(call, paid))
                        // A look that began before the attempt must not be taken for its outcome.
                        : outcome(
                                call,
                                order,
                                false,
                                seen -> seen.version() >= paid.version() && Outcomes.isDecided(seen)));
    }

    private Future<Answer> outcome(Call call, OrderId order, boolean known, Predicate<OrderView> enough) {
        return waitFor(call, order, known, enough)
                .map(waited -> waited.inTime() && waited.order() != null
                        ? Outcomes.decided(call, waited.order())
                        : Outcomes.pending(call, order, waited.order()));
    }

    private Future<OrderWatch.Waited> waitFor(Call call, OrderId order, boolean known, Predicate<OrderView> enough) {
        OrderWatches.Waiting waiting = watches.until(order, known, enough, left(call));
        call.onGone(waiting.stop());
        return waiting.outcome();
    }

    /** How long this shopper may still wait. */
    private long left(Call call) {
        return config.patience().toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - call.startedNanos());
    }
}
