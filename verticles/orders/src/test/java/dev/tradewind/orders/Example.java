package dev.tradewind.orders;

import dev.tradewind.contracts.cart.CartEvent.Completed;
import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentCreated;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentDelivered;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentDispatched;
import dev.tradewind.contracts.fulfillment.ShipmentLine;
import dev.tradewind.contracts.inventory.InventoryEvent.Reserved;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.payments.PaymentEvent.Authorized;
import dev.tradewind.contracts.payments.PaymentEvent.Captured;
import dev.tradewind.contracts.payments.PaymentEvent.Refunded;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.PaymentMethod;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.contracts.shared.Totals;
import dev.tradewind.contracts.shared.VariantId;
import dev.tradewind.orders.Decision.Moved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * An order in a test: 3 × 10.00 and 1 × 5.01 of merchant A (shipping 4.00, tax 1.00), 2 × 7.00 of merchant B
 * (shipping 2.50, no tax). Names count, so that they can be written down in tests.
 */
final class Example {
    static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    static final PaymentMethod CARD = new PaymentMethod("sandbox", "tok_visa");
    static final MerchantId A = new MerchantId("mer_a");
    static final MerchantId B = new MerchantId("mer_b");
    static final LineId TEAPOT = new LineId("line_teapot");
    static final LineId CUP = new LineId("line_cup");
    static final LineId LAMP = new LineId("line_lamp");
    static final Patience PATIENCE = new Patience(Duration.ofMinutes(15), Duration.ofMinutes(10));

    private Example() {}

    static OrderFlow flow() {
        return flow(Caution.DEFAULT);
    }

    static OrderFlow flow(Caution caution) {
        AtomicInteger payments = new AtomicInteger();
        AtomicInteger captures = new AtomicInteger();
        AtomicInteger refunds = new AtomicInteger();
        return new OrderFlow(
                new OrderFlow.Ids() {
                    @Override
                    public PaymentId payment() {
                        return Example.payment(payments.incrementAndGet());
                    }

                    @Override
                    public CaptureId capture() {
                        return new CaptureId("cap_" + captures.incrementAndGet());
                    }

                    @Override
                    public RefundId refund() {
                        return new RefundId("ref_" + refunds.incrementAndGet());
                    }
                },
                PATIENCE,
                caution);
    }

    static PaymentId payment(int attempt) {
        return new PaymentId("pay_" + attempt);
    }

    static Money money(long amount) {
        return new Money(amount, "BRL");
    }

    static OrderId orderId(String name) {
        return new OrderId("ord_" + name);
    }

    static CartSnapshot cart(String name) {
        List<CartSnapshot.Line> ofA = List.of(line(TEAPOT, 3, 1000, 71), line(CUP, 1, 501, 9));
        List<CartSnapshot.Line> ofB = List.of(line(LAMP, 2, 700, 0));
        return new CartSnapshot(
                new CartId("cart_" + name),
                null,
                Attempt.sha256("secret of " + name),
                "BRL",
                name + "@example.com",
                ADDRESS,
                ADDRESS,
                List.of(merchant(A, ofA, 400, 100), merchant(B, ofB, 250, 0)),
                new Totals(money(4901), money(0), money(650), money(100), money(5651)));
    }

    private static final Address ADDRESS = new Address("Ana", "Rua 1", null, "Recife", null, "50000", "BR");

    private static CartSnapshot.Line line(LineId id, long quantity, long price, long tax) {
        String name = id.value().substring("line_".length());
        return new CartSnapshot.Line(
                id,
                new OfferId("off_" + name),
                new ProductId("prod_" + name),
                new VariantId("var_" + name),
                name,
                name,
                quantity,
                money(price),
                money(price * quantity),
                money(tax));
    }

    private static CartSnapshot.Merchant merchant(
            MerchantId id, List<CartSnapshot.Line> lines, long shipping, long tax) {
        Money goods =
                Money.sum("BRL", lines.stream().map(CartSnapshot.Line::total).toList());
        return new CartSnapshot.Merchant(
                id,
                id.value(),
                1000,
                "standard",
                lines,
                goods,
                money(shipping),
                money(tax),
                goods.plus(money(shipping)).plus(money(tax)));
    }

    static Completed completed(String name) {
        return new Completed(orderId(name), cart(name), CARD);
    }

    /** The state after these happenings, all at noon, each of which must move the order. */
    static OrderState after(OrderFlow flow, Object... happenings) {
        OrderState state = flow.place(completed("one"), NOON, NOON).state();
        for (Object happening : happenings) {
            state = moved(flow, state, happening).state();
        }
        return state;
    }

    static Moved moved(OrderFlow flow, OrderState state, Object happening) {
        return (Moved) decide(flow, state, happening, NOON);
    }

    static Decision decide(OrderFlow flow, OrderState state, Object happening, Instant now) {
        return happening instanceof Event event
                ? flow.on(state, event, now)
                : flow.on(state, (OrderCommand) happening, now);
    }

    static Reserved reserved() {
        return new Reserved(orderId("one"), List.of());
    }

    static Authorized authorized(int attempt) {
        return new Authorized(
                payment(attempt), orderId("one"), money(5651), new PaymentEvent.Card("visa", "4242", "fp"));
    }

    static ShipmentCreated created(String name, MerchantId merchant, Object... pieces) {
        return new ShipmentCreated(new ShipmentId("shp_" + name), orderId("one"), merchant, lines(pieces));
    }

    static ShipmentDispatched dispatched(String name, MerchantId merchant, Object... pieces) {
        return new ShipmentDispatched(
                new ShipmentId("shp_" + name), orderId("one"), merchant, lines(pieces), "correios", "BR1", NOON);
    }

    static ShipmentDelivered delivered(String name, MerchantId merchant) {
        return new ShipmentDelivered(new ShipmentId("shp_" + name), orderId("one"), merchant, NOON);
    }

    static Captured captured(OrderState state, String capture) {
        CaptureId id = new CaptureId(capture);
        return new Captured(
                payment(1), state.id(), id, state.capture(id).orElseThrow().allocation(), money(0));
    }

    static Refunded refunded(OrderState state, String refund) {
        RefundId id = new RefundId(refund);
        return new Refunded(
                payment(1), state.id(), id, state.refund(id).orElseThrow().allocation());
    }

    /** @param pieces line, quantity, line, quantity, … */
    private static List<ShipmentLine> lines(Object... pieces) {
        List<ShipmentLine> lines = new ArrayList<>();
        for (int i = 0; i < pieces.length; i += 2) {
            LineId id = (LineId) pieces[i];
            String name = id.value().substring("line_".length());
            lines.add(new ShipmentLine(id, new OfferId("off_" + name), name, name, (int) pieces[i + 1]));
        }
        return lines;
    }

    static Object[] all(Object[] first, Object... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray();
    }
}
