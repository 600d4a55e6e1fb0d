package dev.tradewind.tools.verify;

import dev.tradewind.contracts.orders.OrderStatus;
import java.util.EnumMap;
import java.util.Map;

/** Sums over orders. Money in minor units. */
public final class Sums {
    private final Map<OrderStatus, Long> byStatus = new EnumMap<>(OrderStatus.class);
    private long orders;
    private long ordersWithoutItems;
    private long ordersOfSeveralMerchants;
    private long lines;
    private long pieces;
    private long goods;
    private long shipping;
    private long captured;
    private long voided;
    private long refunded;

    public static Sums of(Iterable<Standing> orders) {
        var sums = new Sums();
        orders.forEach(sums::add);
        return sums;
    }

    public void add(Standing order) {
        orders++;
        byStatus.merge(order.status(), 1L, Long::sum);
        ordersWithoutItems += order.lines() == 0 ? 1 : 0;
        ordersOfSeveralMerchants += order.merchants() > 1 ? 1 : 0;
        lines += order.lines();
        pieces += order.pieces();
        goods += order.goods();
        shipping += order.shipping();
        captured += order.captured();
        voided += order.voided();
        refunded += order.refunded();
    }

    public long orders() {
        return orders;
    }

    public long orders(OrderStatus status) {
        return byStatus.getOrDefault(status, 0L);
    }

    public long ordersWithoutItems() {
        return ordersWithoutItems;
    }

    public long ordersOfSeveralMerchants() {
        return ordersOfSeveralMerchants;
    }

    public long lines() {
        return lines;
    }

    public long pieces() {
        return pieces;
    }

    public long goods() {
        return goods;
    }

    public long shipping() {
        return shipping;
    }

    public long captured() {
        return captured;
    }

    public long voided() {
        return voided;
    }

    public long refunded() {
        return refunded;
    }
}
