package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.EventId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.orders.OrderFlow;

/** Names that count, so that a story can be read. */
final class Ids implements OrderFlow.Ids {
    private int events;
    private int orders;
    private int payments;
    private int captures;
    private int refunds;
    private int shipments;

    EventId event() {
        return new EventId("evt_" + ++events);
    }

    OrderId order() {
        return new OrderId("ord_" + ++orders);
    }

    ShipmentId shipment() {
        return new ShipmentId("shp_" + ++shipments);
    }

    @Override
    public PaymentId payment() {
        return new PaymentId("pay_" + ++payments);
    }

    @Override
    public CaptureId capture() {
        return new CaptureId("cap_" + ++captures);
    }

    @Override
    public RefundId refund() {
        return new RefundId("ref_" + ++refunds);
    }
}
