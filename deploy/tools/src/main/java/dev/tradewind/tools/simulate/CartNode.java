package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.cart.CartEvent.Completed;
import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentMethod;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** As much of the cart as the flow sees: it completes, and opens again when its order came to nothing. */
final class CartNode extends Node {
    private static final Set<CancelReason> SHOPPER_MAY_TRY_AGAIN =
            EnumSet.of(CancelReason.INSUFFICIENT_STOCK, CancelReason.PAYMENT_EXPIRED, CancelReason.TIMED_OUT);

    private final Map<CartId, Kept> carts = new LinkedHashMap<>();

    /** A completed cart with its order; one that is open again remembers none. */
    private record Kept(CartSnapshot cart, OrderId order, boolean completed, long sequence) {}

    CartNode(World world) {
        super(world, "cart");
    }

    void begin() {
        follow(world.orderFeed(), this::onOrders);
    }

    /** False when nothing was committed. A completed cart stays as it is. */
    boolean complete(CartSnapshot cart, PaymentMethod method) {
        return transact(tx -> {
            Kept before = carts.get(cart.cartId());
            if (before != null && before.completed()) {
                return;
            }
            OrderId order = world.ids().order();
            long sequence = before == null ? 1 : before.sequence() + 1;
            tx.write(() -> carts.put(cart.cartId(), new Kept(cart, order, true, sequence)));
            tx.write(() -> world.people().watch(order));
            tx.append(
                    world.cartFeed(),
                    new Writes.News<>(new Completed(order, cart, method), cart.cartId(), sequence, order, null));
        });
    }

    private void onOrders(List<Feed.Entry<OrderEvent>> batch, Writes tx) {
        Map<CartId, Kept> changed = new LinkedHashMap<>();
        for (Feed.Entry<OrderEvent> entry : batch) {
            if (entry.event() instanceof OrderEvent.Cancelled over && SHOPPER_MAY_TRY_AGAIN.contains(over.reason())) {
                Kept cart = changed.getOrDefault(over.cartId(), carts.get(over.cartId()));
                if (cart != null && cart.completed() && cart.order().equals(over.orderId())) {
                    Kept open = new Kept(cart.cart(), cart.order(), false, cart.sequence() + 1);
                    changed.put(over.cartId(), open);
                    CartEvent reopened = new CartEvent.Reopened(
                            over.cartId(), over.orderId(), over.reason().name());
                    tx.append(
                            world.cartFeed(),
                            new Writes.News<>(
                                    reopened, over.cartId(), open.sequence(), over.orderId(), entry.envelope()));
                }
            }
        }
        changed.forEach((id, cart) -> tx.write(() -> {
            carts.put(id, cart);
            world.people().sees(cart.cart());
        }));
    }
}
