package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.orders.OrderEvent.CaptureRequested;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.payments.PaymentView;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.inventory.Hold;
import dev.tradewind.orders.Moving;
import dev.tradewind.orders.OrderState;
import dev.tradewind.orders.Phase;
import dev.tradewind.payments.Payment;
import dev.tradewind.settlement.Ledger;
import dev.tradewind.tools.simulate.FulfillmentNode.Parcel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must be true when nothing is left to happen. */
final class Quiet {
    private final World world;

    Quiet(World world) {
        this.world = world;
    }

    void check() {
        everythingWasRead();
        Set<String> carts = new HashSet<>();
        Map<ShipmentId, Integer> captures = capturesPerShipment();
        for (OrderState order : world.orders().all()) {
            if (order.status() != OrderStatus.CANCELLED) {
                require(2, order, carts.add(order.cart().cartId().value()), "its cart has one live order");
            }
            isFinal(order);
            moneyAgrees(order);
            goodsAgree(order, captures);
        }
    }

    private void everythingWasRead() {
        for (Follower<?> follower : world.followers()) {
            if (follower.isBehind()) {
                throw new Violation(5, null, follower + " has not read everything");
            }
        }
        if (!world.payments().chores().areDone()) {
            throw new Violation(
                    4, null, "work is left at payments: " + world.payments().chores());
        }
    }

    private void isFinal(OrderState order) {
        OrderStatus status = order.status();
        boolean decided = status != OrderStatus.PENDING
                && status != OrderStatus.AWAITING_PAYMENT_ACTION
                && order.progress().phase() != Phase.STOPPING;
        require(4, order, decided, "it is final, not " + order.progress().phase());
        boolean settled = order.progress().captures().stream().noneMatch(c -> c.state() == Moving.ASKED)
                && order.progress().refunds().stream().noneMatch(r -> r.state() == Moving.ASKED);
        require(4, order, settled, "its captures and refunds have been answered");
        require(
                4,
                order,
                status != OrderStatus.CANCELLED || order.paymentStatus() != PaymentStatus.AUTHORIZED,
                "a cancelled order knows that its money was let go");
    }

    private void moneyAgrees(OrderState order) {
        Money captured = sum(
                world.payments().of(order.id()).map(p -> p.funds().captured()).toList());
        Money refunded = sum(
                world.payments().of(order.id()).map(p -> p.funds().refunded()).toList());
        List<Provider.Account> accounts = world.provider().accounts().stream()
                .filter(a -> a.order.equals(order.id()))
                .toList();
        agree(
                order,
                "captured",
                order.captured(),
                captured,
                world.settlement().moved(order.id(), Ledger.Kind.CAPTURE),
                sum(accounts.stream().map(a -> a.captured).toList()));
        agree(
                order,
                "refunded",
                order.refunded(),
                refunded,
                world.settlement().moved(order.id(), Ledger.Kind.REFUND),
                sum(accounts.stream().map(a -> a.refunded).toList()));
        require(2, order, !order.captured().isMoreThan(order.total()), "captured ≤ total");
        boolean cancelled = order.status() == OrderStatus.CANCELLED;
        for (Provider.Account account : accounts) {
            boolean current = !isOver(order) && order.progress().payment().is(account.id);
            boolean holds =
                    account.state == Provider.State.WAITING || account.held().isPositive();
            require(4, order, current || !holds, "nothing is held by " + account.id + ", which nobody wants");
        }
        if (!cancelled) {
            long live =
                    world.payments().of(order.id()).filter(Quiet::isAuthorized).count();
            boolean mayBeOver = isOver(order) && live == 0;
            require(2, order, live == 1 || mayBeOver, "a confirmed order has one authorized payment, not " + live);
        }
    }

    private void goodsAgree(OrderState order, Map<ShipmentId, Integer> captures) {
        List<Parcel> left =
                world.fulfillment().parcels(order.id()).filter(Parcel::hasLeft).toList();
        long pieces = left.stream().mapToLong(Quiet::pieces).sum();
        long shipped = world.inventory().shipped(order.id());
        require(1, order, shipped == pieces, pieces + " pieces were dispatched, " + shipped + " left the stock");
        long open = world.inventory().holds().stream()
                .filter(h -> h.orderId().equals(order.id()))
                .mapToLong(Quiet::open)
                .sum();
        boolean cancelled = order.status() == OrderStatus.CANCELLED;
        long ordered = ordered(order);
        long stopped = stopped(order);
        long due = cancelled ? 0 : ordered - pieces - stopped;
        require(1, order, open == due, "it holds " + open + " pieces and should hold " + due);
        require(4, order, !cancelled || left.isEmpty(), "nothing of a cancelled order was sent");
        left.forEach(p -> require(
                2,
                order,
                captures.getOrDefault(p.shipment().id(), 0) <= 1,
                p.shipment().id() + " is captured once"));
        everythingSentWasPaid(order, pieces == ordered);
    }

    /** Nothing more is expected of it: it is cancelled, or all that was not has left. */
    private boolean isOver(OrderState order) {
        long left = world.fulfillment()
                .parcels(order.id())
                .filter(Parcel::hasLeft)
                .mapToLong(Quiet::pieces)
                .sum();
        long stopped = stopped(order);
        return order.status() == OrderStatus.CANCELLED || (stopped > 0 && left + stopped == ordered(order));
    }

    /** Pieces of shipments that were cancelled while the order went on. */
    private long stopped(OrderState order) {
        return world.fulfillment()
                .parcels(order.id())
                .filter(p -> p.shipment().status() == ShipmentStatus.CANCELLED)
                .mapToLong(Quiet::pieces)
                .sum();
    }

    private static long pieces(Parcel parcel) {
        return parcel.shipment().lines().stream().mapToLong(l -> l.quantity()).sum();
    }

    private static long ordered(OrderState order) {
        return order.cart().merchants().stream()
                .flatMap(m -> m.lines().stream())
                .mapToLong(l -> l.quantity())
                .sum();
    }

    private static void everythingSentWasPaid(OrderState order, boolean allSent) {
        order.progress()
                .captures()
                .forEach(c -> require(
                        3,
                        order,
                        c.state() == Moving.DONE,
                        c.id() + " is paid, the provider being well again: " + c.problem()));
        require(
                3,
                order,
                !allSent || order.captured().equals(order.total()),
                "all that was sent was paid: " + order.captured() + " of " + order.total());
    }

    private Map<ShipmentId, Integer> capturesPerShipment() {
        Map<ShipmentId, Integer> captures = new HashMap<>();
        world.orderEvents().forEach(event -> {
            if (event instanceof CaptureRequested e) {
                captures.merge(e.shipmentId(), 1, Integer::sum);
            }
        });
        return captures;
    }

    private static void agree(OrderState order, String what, Money... sums) {
        for (Money sum : sums) {
            require(
                    3,
                    order,
                    sum.equals(sums[0]),
                    "orders, payments, ledger and provider agree on what was " + what + ": " + List.of(sums));
        }
    }

    private static void require(int invariant, OrderState order, boolean holds, String what) {
        if (!holds) {
            throw new Violation(invariant, order.id().value(), "it should be that " + what);
        }
    }

    private static boolean isAuthorized(Payment payment) {
        return payment.state() == PaymentView.State.AUTHORIZED;
    }

    private static long open(Hold hold) {
        return hold.pieces() - hold.shipped() - hold.released();
    }

    private static Money sum(List<Money> amounts) {
        return Money.sum(World.CURRENCY, amounts);
    }
}
