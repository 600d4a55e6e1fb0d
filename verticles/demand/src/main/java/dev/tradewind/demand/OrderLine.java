package dev.tradewind.demand;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.orders.OrderDetails;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an order takes of an offer, over all its lines. Days are days of UTC. */
record OrderLine(String order, LocalDate day, String merchant, CartSnapshot.Line line, long pieces, long goodsMinor) {
    static Collection<OrderLine> of(OrderDetails order) {
        LocalDate day = LocalDate.ofInstant(order.placedAt(), ZoneOffset.UTC);
        Map<String, OrderLine> lines = new LinkedHashMap<>();
        for (CartSnapshot.Merchant merchant : order.cart().merchants()) {
            for (CartSnapshot.Line line : merchant.lines()) {
                OrderLine one = new OrderLine(
                        order.orderId().value(),
                        day,
                        merchant.id().value(),
                        line,
                        line.quantity(),
                        line.total().amount());
                lines.merge(line.offerId().value(), one, OrderLine::plus);
            }
        }
        return lines.values();
    }

    private OrderLine plus(OrderLine other) {
        return new OrderLine(order, day, merchant, line, pieces + other.pieces, goodsMinor + other.goodsMinor);
    }

    String offer() {
        return line.offerId().value();
    }
}
