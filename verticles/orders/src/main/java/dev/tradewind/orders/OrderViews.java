package dev.tradewind.orders;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.orders.RefundView;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.wire.Names;
import dev.tradewind.orders.Progress.Refund;
import dev.tradewind.orders.Progress.Shipment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Orders as people see them, and which people. */
final class OrderViews {
    private OrderViews() {}

    /** Staff and the system see all orders, a customer his own, whoever has the cart's token that cart's. */
    static boolean mayBeSeen(OrderState state, Access access) {
        Actor actor = access.actor();
        if (access.cartToken() != null && holdsToken(state.cart(), access.cartToken())) {
            return true;
        }
        return switch (actor.kind()) {
            case STAFF, API_KEY -> actor.merchantId() == null;
            case SYSTEM -> true;
            case CUSTOMER ->
                state.cart().customerId() != null
                        && state.cart().customerId().value().equals(actor.id());
            case GUEST, MERCHANT -> false;
        };
    }

    private static boolean holdsToken(CartSnapshot cart, String token) {
        byte[] hash = Attempt.sha256(token).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(hash, cart.accessTokenHash().getBytes(StandardCharsets.US_ASCII));
    }

    static OrderView of(OrderState state) {
        CartSnapshot cart = state.cart();
        Progress progress = state.progress();
        return new OrderView(
                state.id(),
                progress.version(),
                cart.cartId(),
                cart.customerId(),
                state.status(),
                state.paymentStatus(),
                cart.currency(),
                cart.email(),
                cart.shippingAddress(),
                cart.billingAddress(),
                cart.totals(),
                state.captured(),
                state.refunded(),
                progress.refunds().stream().map(OrderViews::refund).toList(),
                items(cart),
                parts(state),
                payment(progress.payment()),
                progress.cancellation(),
                state.order().placedAt(),
                progress.updatedAt());
    }

    static RefundView of(OrderState state, Refund refund) {
        return new RefundView(
                refund.id(),
                state.id(),
                refund.allocation().total(),
                refund.reason(),
                status(refund),
                refund.createdAt());
    }

    /** Without the reason, which staff give for staff. */
    private static OrderView.Refund refund(Refund refund) {
        return new OrderView.Refund(
                refund.id(), refund.allocation().total(), status(refund), refund.problem(), refund.createdAt());
    }

    private static String status(Refund refund) {
        return switch (refund.state()) {
            case ASKED -> "pending";
            case DONE -> "refunded";
            case FAILED -> "failed";
            case RETURNED -> "returned";
        };
    }

    private static List<OrderView.Item> items(CartSnapshot cart) {
        return cart.merchants().stream()
                .flatMap(m -> m.lines().stream().map(l -> item(m.id(), l)))
                .toList();
    }

    private static OrderView.Item item(MerchantId merchant, CartSnapshot.Line line) {
        return new OrderView.Item(
                line.id(),
                line.offerId(),
                line.productId(),
                merchant,
                line.sku(),
                line.title(),
                line.quantity(),
                line.unitPrice(),
                line.total(),
                line.tax());
    }

    private static List<OrderView.MerchantPart> parts(OrderState state) {
        List<OrderView.MerchantPart> parts = new ArrayList<>();
        for (CartSnapshot.Merchant part : state.cart().merchants()) {
            parts.add(new OrderView.MerchantPart(
                    "part_" + (parts.size() + 1),
                    part.id(),
                    part.name(),
                    state.status(part),
                    part.subtotal(),
                    part.shipping(),
                    part.tax(),
                    part.total(),
                    part.lines().stream().map(CartSnapshot.Line::id).toList(),
                    state.shipmentsOf(part.id()).map(OrderViews::shipment).toList()));
        }
        return List.copyOf(parts);
    }

    private static OrderView.Shipment shipment(Shipment shipment) {
        return new OrderView.Shipment(
                shipment.id(),
                Names.snake(shipment.status().name()),
                shipment.pieces().stream()
                        .map(p -> new OrderView.ShippedLine(p.lineId(), p.quantity()))
                        .toList(),
                shipment.carrier(),
                shipment.trackingNumber(),
                shipment.dispatchedAt(),
                shipment.deliveredAt());
    }

    private static OrderView.Payment payment(Attempt attempt) {
        return new OrderView.Payment(attempt.provider(), attempt.number(), attempt.declineCode(), attempt.nextAction());
    }
}
