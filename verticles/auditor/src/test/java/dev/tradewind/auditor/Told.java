package dev.tradewind.auditor;

import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.inventory.Quantity;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.settlement.SettlementEvent;
import dev.tradewind.contracts.settlement.SettlementEvent.Posting;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.PaymentMethod;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.contracts.shared.Totals;
import dev.tradewind.contracts.shared.TransactionId;
import java.time.Instant;
import java.util.List;

/** One order's events, as the domains would tell them. */
final class Told {
    private static final Money FREE = euros(0);

    final OrderId order = OrderId.next();
    final OfferId offer = OfferId.next();
    final CartId cart;
    PaymentId payment = PaymentId.next();
    private final AuditorFixture to;

    Told(AuditorFixture to, CartId cart) {
        this.to = to;
        this.cart = cart;
    }

    static Told to(AuditorFixture to) {
        return new Told(to, CartId.next());
    }

    static Money euros(long amount) {
        return new Money(amount, "EUR");
    }

    Told accepted() {
        to.cart.publish(
                new CartEvent.Completed(order, snapshot(), new PaymentMethod("sandbox", "tok_visa")), cart, order);
        return this;
    }

    Told placed() {
        return say(new OrderEvent.Placed(new OrderDetails(order, snapshot(), Instant.now())));
    }

    Told confirmed() {
        return say(new OrderEvent.Confirmed(new OrderDetails(order, snapshot(), Instant.now()), payment));
    }

    Told cancelled() {
        return say(new OrderEvent.Cancelled(order, cart, CancelReason.TIMED_OUT, List.of(), List.of(), payment));
    }

    /** The offer has this much on hand, and this much of it is reserved. */
    Told stock(long onHand, long reserved) {
        to.inventory.publish(new InventoryEvent.StockChanged(offer, onHand, reserved, onHand - reserved), offer, null);
        return this;
    }

    Told reserved(long pieces) {
        to.inventory.publish(new InventoryEvent.Reserved(order, List.of(new Quantity(offer, pieces))), order, order);
        return this;
    }

    Told released(long pieces) {
        to.inventory.publish(new InventoryEvent.Released(order, List.of(new Quantity(offer, pieces))), order, order);
        return this;
    }

    Told authorized(long amount) {
        PaymentEvent.Card card = new PaymentEvent.Card("visa", "4242", "f");
        to.payments.publish(new PaymentEvent.Authorized(payment, order, euros(amount), card), payment, order);
        return this;
    }

    Told captured(long amount) {
        to.payments.publish(
                new PaymentEvent.Captured(payment, order, CaptureId.next(), of(amount), FREE), payment, order);
        return this;
    }

    Told refunded(long amount) {
        to.payments.publish(new PaymentEvent.Refunded(payment, order, RefundId.next(), of(amount)), payment, order);
        return this;
    }

    /** Debits to the provider's account; the merchant's gets as much less this. */
    Told posted(String kind, long amount, long missing) {
        to.settlement.publish(
                new SettlementEvent.Posted(
                        TransactionId.next(),
                        order,
                        kind,
                        List.of(
                                new Posting("provider_clearing", euros(amount)),
                                new Posting("merchant_payable:mer_1", euros(missing - amount)))),
                order,
                order);
        return this;
    }

    /** From acceptance to posted money, everything right. */
    Told soundly(long amount) {
        return accepted()
                .placed()
                .reserved(2)
                .stock(10, 2)
                .authorized(amount)
                .confirmed()
                .captured(amount)
                .posted("capture", amount, 0);
    }

    private Told say(OrderEvent event) {
        to.orders.publish(event, order, order);
        return this;
    }

    private static Allocation of(long amount) {
        return new Allocation(List.of(), euros(amount));
    }

    private CartSnapshot snapshot() {
        Address address = new Address("A", "B", null, "C", null, "1", "DE");
        Totals totals = new Totals(FREE, FREE, FREE, FREE, FREE);
        return new CartSnapshot(cart, null, "hash", "EUR", "a@b.c", address, address, List.of(), totals);
    }
}
