package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.NewRefund;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentMethod;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.orders.OrderCommand;
import dev.tradewind.orders.OrderState;
import dev.tradewind.orders.Phase;
import java.util.List;

/**
 * Shoppers, merchants and staff: they come when they please, change their minds, and ask again when nobody answered.
 */
final class People {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final PaymentMethod CARD = new PaymentMethod("provider", "first");

    private final World world;
    private final Dice dice;
    private int buys;
    private int cards;

    People(World world) {
        this.world = world;
        this.dice = world.dice();
    }

    /** A shopper with an open cart buys it, and buys it again when the order came to nothing, but not for ever. */
    void sees(CartSnapshot cart) {
        if (buys++ < 3 * world.scenario().shoppers) {
            // Impatient ones press the button twice.
            for (int i = dice.between(1, 2); i > 0; i--) {
                in(dice.between(0, 30 * SECOND), () -> buy(cart));
            }
        }
    }

    private void buy(CartSnapshot cart) {
        if (!world.cart().complete(cart, CARD)) {
            in(SECOND, () -> buy(cart));
        }
    }

    /** What may happen to an order by people's will. */
    void watch(OrderId order) {
        for (int i = dice.between(1, 6); i > 0; i--) {
            in(dice.between(SECOND, 10 * MINUTE), () -> shopperLooks(order));
        }
        if (dice.percent(15)) {
            CancelReason reason =
                    dice.percent(70) ? CancelReason.REQUESTED_BY_CUSTOMER : CancelReason.REQUESTED_BY_STAFF;
            long when = dice.percent(50) ? dice.between(0, 2 * SECOND) : dice.between(0, 40 * MINUTE);
            in(when, () -> command(order, new OrderCommand.Cancel(reason)));
        }
        if (dice.percent(20)) {
            in(dice.between(2 * SECOND, 40 * MINUTE), () -> cancelRest(order));
        }
        for (int i = dice.percent(40) ? dice.between(1, 4) : 0; i > 0; i--) {
            in(dice.between(MINUTE, 90 * MINUTE), () -> refund(order));
        }
    }

    private void shopperLooks(OrderId id) {
        world.orders().order(id).ifPresent(order -> {
            if (order.progress().phase() == Phase.PAYMENT_FAILED && dice.percent(60)) {
                PaymentMethod other = new PaymentMethod("provider", "other" + ++cards);
                command(id, new OrderCommand.Pay(dice.percent(80) ? other : CARD));
            }
            if (order.progress().phase() == Phase.AWAITING_ACTION && dice.percent(60)) {
                boolean succeeds = dice.percent(75);
                world.provider().shopperActs(order.progress().payment().paymentId(), succeeds);
            }
        });
    }

    /** A merchant packs a shipment some time, or never. */
    void seesToShip(ShipmentId shipment) {
        if (dice.percent(85)) {
            long when = dice.between(2 * SECOND, 30 * MINUTE);
            in(when, () -> dispatch(shipment, dice.percent(60)));
            if (dice.percent(10)) {
                in(when + dice.between(-2 * SECOND, SECOND), () -> regret(shipment));
            }
        }
    }

    /** The shopper changes his mind just when the parcel is leaving. */
    private void regret(ShipmentId shipment) {
        world.fulfillment()
                .parcel(shipment)
                .ifPresent(p -> command(p.order(), new OrderCommand.Cancel(CancelReason.REQUESTED_BY_CUSTOMER)));
    }

    /** Staff give up what has not left: of one merchant's part, or of all. */
    private void cancelRest(OrderId id) {
        world.orders().order(id).ifPresent(order -> {
            MerchantId merchant =
                    dice.percent(50) ? dice.oneOf(order.cart().merchants()).id() : null;
            command(id, new OrderCommand.CancelRest(CancelReason.REQUESTED_BY_STAFF, merchant));
        });
    }

    private void dispatch(ShipmentId shipment, boolean whole) {
        if (!world.fulfillment().dispatch(shipment, whole)) {
            in(SECOND, () -> dispatch(shipment, whole));
        } else if (dice.percent(80)) {
            in(dice.between(MINUTE, 60 * MINUTE), () -> deliver(shipment));
        }
    }

    private void deliver(ShipmentId shipment) {
        if (!world.fulfillment().deliver(shipment)) {
            in(SECOND, () -> deliver(shipment));
        }
    }

    private void refund(OrderId id) {
        world.orders().order(id).ifPresent(order -> command(id, new OrderCommand.Refund(wanted(order))));
    }

    private NewRefund wanted(OrderState order) {
        if (dice.percent(40)) {
            return new NewRefund(
                    new Money(dice.between(1, 1 + order.total().amount()), World.CURRENCY), null, "goodwill");
        }
        if (dice.percent(60)) {
            List<NewRefund.Line> lines = order.cart().merchants().stream()
                    .flatMap(m -> m.lines().stream())
                    .filter(l -> dice.percent(50))
                    .map(l -> new NewRefund.Line(l.id(), dice.between(1L, l.quantity())))
                    .toList();
            return new NewRefund(null, lines, "broken");
        }
        return new NewRefund(null, null, "all of it");
    }

    private void command(OrderId order, OrderCommand command) {
        if (!world.orders().command(order, command)) {
            in(SECOND, () -> command(order, command));
        }
    }

    private void in(long millis, Runnable action) {
        world.agenda().in(millis, action);
    }
}
