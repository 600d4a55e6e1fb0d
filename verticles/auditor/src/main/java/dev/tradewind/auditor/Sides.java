package dev.tradewind.auditor;

import dev.tradewind.contracts.orders.OrderMoney;
import dev.tradewind.contracts.orders.OrderMoneyPage;
import dev.tradewind.contracts.shared.OrderId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What three domains say of one order; null where a domain does not know it. */
record Sides(OrderMoney paid, @Nullable OrderMoney posted, @Nullable OrderMoney owned) {
    static List<Sides> of(List<OrderMoney> paid, OrderMoneyPage posted, OrderMoneyPage owned) {
        Map<OrderId, OrderMoney> ledger = byOrder(posted);
        Map<OrderId, OrderMoney> orders = byOrder(owned);
        return paid.stream()
                .map(p -> new Sides(p, ledger.get(p.orderId()), orders.get(p.orderId())))
                .toList();
    }

    private static Map<OrderId, OrderMoney> byOrder(OrderMoneyPage page) {
        Map<OrderId, OrderMoney> byOrder = new HashMap<>();
        page.data().forEach(m -> byOrder.put(m.orderId(), m));
        return byOrder;
    }

    boolean agree() {
        return isPosted() && isOwned();
    }

    boolean isPosted() {
        boolean nothing = paid.captured().isZero() && paid.refunded().isZero();
        return posted == null ? nothing : posted.equals(paid);
    }

    boolean isOwned() {
        return paid.equals(owned);
    }

    /** The position of a page that begins with this order. */
    static String before(OrderId order) {
        String id = order.value();
        return id.substring(0, id.length() - 1);
    }

    String numbers() {
        return "payments %s, ledger %s, orders %s".formatted(numbers(paid), numbers(posted), numbers(owned));
    }

    private static String numbers(@Nullable OrderMoney money) {
        return money == null
                ? "nothing"
                : "%d − %d %s"
                        .formatted(
                                money.captured().amount(),
                                money.refunded().amount(),
                                money.captured().currency());
    }
}
