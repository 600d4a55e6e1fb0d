package dev.tradewind.tools.replay;

import dev.tradewind.contracts.cart.AddItem;
import dev.tradewind.contracts.cart.CartView;
import dev.tradewind.contracts.cart.CompleteCart;
import dev.tradewind.contracts.cart.NewCart;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.personalization.BrowseEvent;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentMethod;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.tools.rest.Answer;
import dev.tradewind.tools.rest.RefusedException;
import dev.tradewind.tools.rest.Rest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One guest who buys one thing or several, from an empty cart to a confirmed order. Each call is made once: what
 * fails counts. Only a declined card is followed by a good one, as people do.
 */
final class Shopper {
    private static final String PROVIDER = "sandbox";
    private static final String SOURCE = "replay";
    private static final String GOOD_CARD = "tok_visa";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Rest rest;
    private final Figures figures;
    private final Reviewer reviewer;

    Shopper(Rest rest, Figures figures, Reviewer reviewer) {
        this.rest = rest;
        this.figures = figures;
        this.reviewer = reviewer;
    }

    /** @throws OrderException when it does not end in a confirmed order */
    OrderId buy(Purchase purchase, String card) throws Exception {
        long begin = System.nanoTime();
        try {
            CartView cart = figures.timed(Step.OPEN_CART, () -> open(purchase));
            Map<String, String> token = Map.of("X-Cart-Token", String.valueOf(cart.token()));
            List<Content> contents = List.of();
            for (Purchase.Wanted wanted : purchase.wanted()) {
                Answer added = figures.timed(Step.ADD_ITEM, () -> add(cart, wanted, token));
                contents = Objects.requireNonNullElse(added.as(Filled.class).items(), List.of());
            }
            tell(cart, contents);
            OrderId order = pay(cart, purchase, card, token);
            figures.record(Step.ORDER, begin);
            return order;
        } catch (RefusedException e) {
            throw new OrderException(e.status() + " " + e.code());
        } catch (IOException e) {
            throw new OrderException("no answer: " + e.getClass().getSimpleName());
        }
    }

    /** What a shop's pages would have told of this visit. Nobody's order depends on it. */
    private void tell(CartView cart, List<Content> contents) {
        String visit = "replay-" + cart.id();
        List<BrowseEvent> events = contents.stream()
                .flatMap(item -> Stream.of(BrowseEvent.Type.PRODUCT_VIEWED, BrowseEvent.Type.ADDED_TO_CART)
                        .map(type -> new BrowseEvent(
                                type, visit, item.productId(), null, null, cart.id(), null, null, SOURCE)))
                .toList();
        if (events.isEmpty()) {
            return;
        }
        try {
            Answer ignored = rest.post("/store/events", Wire.write(events), Map.of());
        } catch (IOException away) {
            // The next call says that the server is away, if it is.
            return;
        }
    }

    /** What is looked at of a cart. */
    private record Filled(@Nullable List<Content> items) {}

    private record Content(ProductId productId) {}

    private CartView open(Purchase purchase) throws IOException {
        String body =
                Wire.write(new NewCart(purchase.currency(), purchase.address().country()));
        return rest.post("/store/carts", body, Map.of()).as(CartView.class);
    }

    private Answer add(CartView cart, Purchase.Wanted wanted, Map<String, String> token) throws IOException {
        String body = Wire.write(new AddItem(wanted.offer(), wanted.quantity()));
        return rest.post("/store/carts/" + cart.id() + "/items", body, token).successful();
    }

    private OrderId pay(CartView cart, Purchase purchase, String card, Map<String, String> token) throws Exception {
        long begin = System.nanoTime();
        Optional<OrderId> order = attempt(cart, purchase, card, token);
        if (order.isEmpty() && !card.equals(GOOD_CARD)) {
            figures.retriedPayment();
            order = attempt(cart, purchase, GOOD_CARD, token);
        }
        figures.record(Step.CONFIRMED, begin);
        return order.orElseThrow(() -> new OrderException("declined"));
    }

    /** Empty when the card was declined. */
    private Optional<OrderId> attempt(CartView cart, Purchase purchase, String card, Map<String, String> token)
            throws Exception {
        String body = Wire.write(
                new CompleteCart(null, purchase.email(), purchase.address(), new PaymentMethod(PROVIDER, card)));
        Answer answer =
                figures.timed(Step.COMPLETE, () -> rest.post("/store/carts/" + cart.id() + "/complete", body, token));
        if (answer.status() == 402) {
            return Optional.empty();
        }
        Placed placed = answer.as(Placed.class);
        return answer.status() == 201 ? Optional.of(placed.id()) : decided(placed.id(), token);
    }

    /** What both the order and its announcement have. */
    private record Placed(OrderId id) {}

    private Optional<OrderId> decided(OrderId id, Map<String, String> token) throws Exception {
        OrderView order = Wait.until(PATIENCE, () -> Optional.ofNullable(decision(id, token)))
                .orElseThrow(() -> new OrderException("not decided within " + PATIENCE.toSeconds() + " s"));
        if (order.status() == OrderStatus.CANCELLED) {
            throw new OrderException("cancelled: "
                    + (order.cancellation() == null ? "" : order.cancellation().reason()));
        }
        return order.paymentStatus() == PaymentStatus.DECLINED ? Optional.empty() : Optional.of(id);
    }

    private @Nullable OrderView decision(OrderId id, Map<String, String> token) throws IOException {
        Answer answer = rest.get("/store/orders/" + id, token);
        // The order may not have been made yet.
        if (answer.status() == 404) {
            return null;
        }
        OrderView order = answer.as(OrderView.class);
        boolean open = order.status() == OrderStatus.PENDING && order.paymentStatus() != PaymentStatus.DECLINED;
        if (open && order.paymentStatus() == PaymentStatus.AUTHORIZED) {
            // Paid and not confirmed: it is held, and would be until the review's deadline.
            reviewer.release(id);
        }
        return open ? null : order;
    }
}
