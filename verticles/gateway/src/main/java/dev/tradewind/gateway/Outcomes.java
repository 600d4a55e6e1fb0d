package dev.tradewind.gateway;

import dev.tradewind.contracts.cart.Completion;
import dev.tradewind.contracts.inventory.Shortage;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.shared.ErrorCode;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.wire.Names;
import dev.tradewind.contracts.wire.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an order's state answers the shopper who completed the cart. */
final class Outcomes {
    private Outcomes() {}

    /** Whether there is something to tell the shopper. */
    static boolean isDecided(OrderView order) {
        return switch (order.status()) {
            case PENDING -> isDeclined(order);
            case AWAITING_PAYMENT_ACTION, CONFIRMED, PARTIALLY_SHIPPED, SHIPPED, DELIVERED, CANCELLED -> true;
        };
    }

    /** The order is open and its last attempt to pay came to nothing: another may follow. */
    static boolean isDeclined(OrderView order) {
        return order.paymentStatus() == PaymentStatus.DECLINED
                && switch (order.status()) {
                    case PENDING, AWAITING_PAYMENT_ACTION -> true;
                    default -> false;
                };
    }

    static Answer decided(Call call, OrderView order) {
        if (isDeclined(order)) {
            return Answer.problem(declined(order), call);
        }
        return switch (order.status()) {
            case AWAITING_PAYMENT_ACTION -> Answer.problem(actionRequired(order), call);
            case CANCELLED -> Answer.problem(cancelled(order), call);
            default -> Answer.created(order).version(order.version()).with("Location", location(order.id()));
        };
    }

    /** @param order as far as it is known */
    static Answer pending(Call call, OrderId id, @Nullable OrderView order) {
        String body =
                order == null ? Wire.write(new PendingOrder(id, call.path("cart_id"), "pending")) : Wire.write(order);
        return Answer.json(202, body).with("Location", location(id));
    }

    static Problem priceChanged(Completion.PriceChanged changed) {
        return Problem.of(GatewayError.PRICE_CHANGED, "The cart comes to another total now; nothing was bought.")
                .with(Map.of("expected", changed.expected(), "actual", changed.actual()));
    }

    static Problem short_(List<Shortage> shortages) {
        return Problem.of(GatewayError.INSUFFICIENT_STOCK, "There is not enough of something; nothing was bought.")
                .withErrors(shortages.stream().map(Short::of).toList());
    }

    private static Problem declined(OrderView order) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("order_id", order.id());
        if (order.payment().declineCode() != null) {
            more.put("decline_code", order.payment().declineCode());
        }
        return Problem.of(
                        GatewayError.PAYMENT_DECLINED,
                        "The payment was declined; the goods are held for a while, for another way to pay.")
                .with(more);
    }

    private static Problem actionRequired(OrderView order) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("order_id", order.id());
        if (order.payment().nextAction() != null) {
            more.put("next_action", order.payment().nextAction());
        }
        return Problem.of(GatewayError.PAYMENT_ACTION_REQUIRED, "The shopper must confirm the payment.")
                .with(more);
    }

    private static Problem cancelled(OrderView order) {
        OrderView.Cancellation cancellation = order.cancellation();
        Map<String, Object> id = Map.of("order_id", order.id());
        if (cancellation != null && cancellation.reason() == CancelReason.INSUFFICIENT_STOCK) {
            return short_(cancellation.shortages()).with(id);
        }
        ErrorCode code = GatewayError.ORDER_CANCELLED;
        String why = cancellation == null
                ? ""
                : ": " + Names.snake(cancellation.reason().name()).replace('_', ' ');
        return Problem.of(code, "The order was cancelled" + why + ".").with(id);
    }

    private static String location(OrderId order) {
        return Document.BASE + "/store/orders/" + order;
    }

    /** An order of which nothing more is known yet. */
    private record PendingOrder(OrderId id, String cartId, String status) {}

    /** A problem's particular: an offer that is short. It points at no part of the request: the cart is. */
    private record Short(String pointer, String code, String detail, OfferId offerId, long requested, long available) {
        static Short of(Shortage shortage) {
            return new Short(
                    "",
                    GatewayError.INSUFFICIENT_STOCK.key(),
                    shortage.requested() + " wanted, " + shortage.available() + " left",
                    shortage.offerId(),
                    shortage.requested(),
                    shortage.available());
        }
    }
}
