package dev.tradewind.fulfillment;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentService;
import dev.tradewind.contracts.fulfillment.ShipmentQuery;
import dev.tradewind.contracts.fulfillment.ShipmentView;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.Totals;
import dev.tradewind.contracts.shared.VariantId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fulfillment on a real database, with orders that the test tells about. Registered with a class of tests it serves all
 * of them, and ends with the last.
 */
final class FulfillmentFixture implements AutoCloseable, AfterAllCallback {
    static final Address ADDRESS = new Address("Ana", "Rua 1", null, "Recife", "PE", "50000-000", "BR");
    private static final Money PRICE = new Money(1_000, "BRL");

    final DomainFixture domain = DomainFixture.open();
    final ForeignFeed<OrderEvent> orders = domain.foreign(OrderEvent.TYPES);
    final FulfillmentService fulfillment = FulfillmentService.proxy(domain.vertx());

    static FulfillmentFixture open(JsonObject config) {
        FulfillmentFixture fixture = new FulfillmentFixture();
        fixture.domain.deploy(new FulfillmentVerticle(), config);
        return fixture;
    }

    /** An order with one part per merchant, each with these quantities. */
    static OrderDetails order(int merchants, long... quantities) {
        List<CartSnapshot.Merchant> parts =
                IntStream.range(0, merchants).mapToObj(i -> part(quantities)).toList();
        Money zero = Money.zero("BRL");
        CartSnapshot cart = new CartSnapshot(
                CartId.next(),
                null,
                "hash",
                "BRL",
                "ana@example.com",
                ADDRESS,
                ADDRESS,
                parts,
                new Totals(PRICE, zero, zero, zero, PRICE));
        return new OrderDetails(OrderId.next(), cart, Instant.parse("2026-01-02T03:04:05Z"));
    }

    private static CartSnapshot.Merchant part(long... quantities) {
        List<CartSnapshot.Line> lines = IntStream.range(0, quantities.length)
                .mapToObj(i -> new CartSnapshot.Line(
                        LineId.next(),
                        OfferId.next(),
                        ProductId.next(),
                        VariantId.next(),
                        "sku-" + i,
                        "Thing " + i,
                        quantities[i],
                        PRICE,
                        PRICE,
                        Money.zero("BRL")))
                .toList();
        Money zero = Money.zero("BRL");
        return new CartSnapshot.Merchant(MerchantId.next(), "Shop", 1_000, "standard", lines, PRICE, zero, zero, PRICE);
    }

    OrderDetails confirm(OrderDetails order) {
        orders.publish(new OrderEvent.Confirmed(order, PaymentId.next()), order.orderId(), order.orderId());
        return order;
    }

    /** The order's shipments, oldest first, as soon as there are that many. */
    List<ShipmentView> shipments(OrderId order, int count) {
        domain.eventually(
                count + " shipments of " + order,
                () -> fulfillment.shipments(of(order)).map(page -> page.data().size() == count));
        return domain.await(fulfillment.shipments(of(order))).data().reversed();
    }

    /** Events of one order, in order. */
    List<FulfillmentEvent> events(OrderId order) {
        return domain.events(FulfillmentEvent.TYPES).stream()
                .filter(e -> order.value().equals(e.envelope().subject()))
                .map(e -> e.event())
                .toList();
    }

    /** Waits until the order has told this kind of event. */
    <E extends FulfillmentEvent> E told(OrderId order, Class<E> type) {
        domain.eventually(
                type.getSimpleName() + " of " + order,
                () -> Future.succeededFuture(events(order).stream().anyMatch(type::isInstance)));
        return events(order).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static ShipmentQuery of(OrderId order) {
        return new ShipmentQuery(null, order, null, PageRequest.first());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        domain.close();
    }
}
