package dev.tradewind.tools.verify;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.payments.PaymentView;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one order stands, as it was sent or as the server holds it: two that are equal say the same in everything that
 * is compared. Money in minor units.
 */
public record Standing(
        OrderId id,
        OrderStatus status,
        PaymentStatus paymentStatus,
        long goods,
        long shipping,
        long captured,
        long voided,
        long refunded,
        int lines,
        long pieces,
        int merchants,
        int shipments) {
    public static Standing sent(HistoricalOrder order) {
        CartSnapshot cart = order.details().cart();
        return new Standing(
                order.details().orderId(),
                order.status(),
                order.paymentStatus(),
                cart.totals().subtotal().amount(),
                cart.totals().shipping().amount(),
                order.payment() == null ? 0 : amount(order.payment().captured()),
                order.payment() == null || order.paymentStatus() != PaymentStatus.VOIDED
                        ? 0
                        : order.payment().authorized().amount(),
                order.payment() == null ? 0 : amount(order.payment().refunded()),
                cart.merchants().stream().mapToInt(part -> part.lines().size()).sum(),
                cart.merchants().stream()
                        .flatMap(part -> part.lines().stream())
                        .mapToLong(CartSnapshot.Line::quantity)
                        .sum(),
                cart.merchants().size(),
                order.shipments().size());
    }

    /**
     * @param payments of this order; needed only where its payment was voided, because the order itself then tells no
     * amount
     */
    public static Standing held(OrderView order, List<PaymentView> payments) {
        return new Standing(
                order.id(),
                order.status(),
                order.paymentStatus(),
                order.totals().subtotal().amount(),
                order.totals().shipping().amount(),
                order.captured().amount(),
                payments.stream()
                        .filter(payment -> payment.state() == PaymentView.State.VOIDED)
                        .mapToLong(payment -> payment.amount().amount())
                        .sum(),
                order.refunded().amount(),
                order.items().size(),
                order.items().stream().mapToLong(OrderView.Item::quantity).sum(),
                order.merchants().size(),
                order.merchants().stream()
                        .mapToInt(part -> part.shipments().size())
                        .sum());
    }

    private static long amount(@Nullable Allocation allocation) {
        return allocation == null ? 0 : allocation.total().amount();
    }
}
