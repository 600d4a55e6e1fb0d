package dev.tradewind.tools.fake;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.payments.PaymentList;
import dev.tradewind.contracts.payments.PaymentView;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.Money;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A historical order as the platform shows it. */
final class FakeOrders {
    private FakeOrders() {}

    static OrderView view(HistoricalOrder order) {
        CartSnapshot cart = order.details().cart();
        HistoricalOrder.Payment payment = order.payment();
        return new OrderView(
                order.details().orderId(),
                1,
                cart.cartId(),
                cart.customerId(),
                order.status(),
                order.paymentStatus(),
                cart.currency(),
                cart.email(),
                cart.shippingAddress(),
                cart.billingAddress(),
                cart.totals(),
                money(cart, payment == null ? null : payment.captured()),
                money(cart, payment == null ? null : payment.refunded()),
                List.of(),
                items(cart),
                parts(order),
                new OrderView.Payment("imported", 1, null, null),
                null,
                order.details().placedAt(),
                order.details().placedAt());
    }

    static PaymentList payments(HistoricalOrder order) {
        HistoricalOrder.Payment payment = order.payment();
        Money zero = Money.zero(order.details().cart().currency());
        return new PaymentList(
                payment == null
                        ? List.of()
                        : List.of(new PaymentView(
                                payment.id(),
                                order.details().orderId(),
                                1,
                                payment.provider(),
                                null,
                                PaymentView.State.VOIDED,
                                payment.authorized(),
                                zero,
                                zero,
                                null,
                                null,
                                order.details().placedAt())));
    }

    private static Money money(CartSnapshot cart, @Nullable Allocation allocation) {
        return allocation == null ? Money.zero(cart.currency()) : allocation.total();
    }

    private static List<OrderView.Item> items(CartSnapshot cart) {
        return cart.merchants().stream()
                .flatMap(part -> part.lines().stream()
                        .map(line -> new OrderView.Item(
                                line.id(),
                                line.offerId(),
                                line.productId(),
                                part.id(),
                                line.sku(),
                                line.title(),
                                line.quantity(),
                                line.unitPrice(),
                                line.total(),
                                line.tax())))
                .toList();
    }

    private static List<OrderView.MerchantPart> parts(HistoricalOrder order) {
        List<CartSnapshot.Merchant> merchants = order.details().cart().merchants();
        return IntStream.range(0, merchants.size())
                .mapToObj(index -> part(order, merchants.get(index), index))
                .toList();
    }

    private static OrderView.MerchantPart part(HistoricalOrder order, CartSnapshot.Merchant part, int index) {
        List<OrderView.Shipment> shipments = order.shipments().stream()
                .filter(shipment -> shipment.merchantIndex() == index)
                .map(s -> new OrderView.Shipment(
                        s.id(), "delivered", List.of(), null, null, s.dispatchedAt(), s.deliveredAt()))
                .toList();
        return new OrderView.MerchantPart(
                "part-" + index,
                part.id(),
                part.name(),
                order.status(),
                part.subtotal(),
                part.shipping(),
                part.tax(),
                part.total(),
                part.lines().stream().map(CartSnapshot.Line::id).toList(),
                shipments);
    }
}
