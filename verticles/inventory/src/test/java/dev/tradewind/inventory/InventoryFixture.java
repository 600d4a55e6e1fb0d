package dev.tradewind.inventory;

import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.fulfillment.ShipmentLine;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.inventory.InventoryService;
import dev.tradewind.contracts.inventory.Quantity;
import dev.tradewind.contracts.inventory.StockChange;
import dev.tradewind.contracts.inventory.StockLevel;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.contracts.shared.Totals;
import dev.tradewind.contracts.shared.VariantId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceBinder;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Inventory as deployed, with the domains around it played by the test. */
final class InventoryFixture implements AutoCloseable {
    private static final Money FREE = Money.zero("EUR");

    final DomainFixture domains;
    final InventoryService service;
    final ForeignFeed<CatalogEvent> catalog;
    final ForeignFeed<OrderEvent> orders;
    final ForeignFeed<FulfillmentEvent> fulfillment;
    final Set<OfferId> catalogKnows = ConcurrentHashMap.newKeySet();
    final AtomicInteger catalogWasAsked = new AtomicInteger();
    /** Live ones; of all others orders knows nothing. */
    final Set<OrderId> ordersKnow = ConcurrentHashMap.newKeySet();

    private InventoryFixture(DomainFixture domains, ForeignFeed<OrderEvent> orders) {
        this.domains = domains;
        this.orders = orders;
        catalog = domains.foreign(CatalogEvent.TYPES);
        fulfillment = domains.foreign(FulfillmentEvent.TYPES);
        service = InventoryService.proxy(domains.vertx());
        new ServiceBinder(domains.vertx())
                .setAddress(CatalogService.ADDRESS)
                .register(CatalogService.class, catalogService());
        new ServiceBinder(domains.vertx())
                .setAddress(OrdersService.ADDRESS)
                .register(OrdersService.class, ordersService());
    }

    static InventoryFixture open() {
        return open(new JsonObject());
    }

    static InventoryFixture open(JsonObject config) {
        DomainFixture domains = DomainFixture.open();
        InventoryFixture fixture = new InventoryFixture(domains, domains.foreign(OrderEvent.TYPES));
        domains.deploy(new InventoryVerticle(), config);
        return fixture;
    }

    /** An offer that the catalog knows, with this much in stock. */
    OfferId offer(long onHand) {
        OfferId offer = OfferId.next();
        catalogKnows.add(offer);
        if (onHand > 0) {
            change(offer, StockChange.Kind.RECEIVE, onHand);
        }
        return offer;
    }

    StockLevel change(OfferId offer, StockChange.Kind kind, long quantity) {
        return domains.await(service.change(offer, new StockChange(kind, quantity, "test", null), CallContext.SYSTEM));
    }

    /** The fault with which a call fails. */
    Fault fault(Future<?> call) {
        Throwable failure = domains.await(call.transform(r -> Future.succeededFuture(r.cause())));
        Fault fault = failure == null ? null : Fault.in(failure);
        if (fault == null) {
            throw new AssertionError("expected a fault, got " + failure);
        }
        return fault;
    }

    OrderId place(Map<OfferId, Long> demand) {
        OrderId order = OrderId.next();
        place(order, demand);
        return order;
    }

    void place(OrderId order, Map<OfferId, Long> demand) {
        orders.publish(placed(order, List.copyOf(demand.entrySet())), order, order);
    }

    static OrderEvent.Placed placed(OrderId order, List<Map.Entry<OfferId, Long>> lines) {
        Address address = new Address("A", "B", null, "C", null, "1", "DE");
        CartSnapshot cart = new CartSnapshot(
                CartId.next(),
                null,
                "hash",
                "EUR",
                "a@b.c",
                address,
                address,
                List.of(new CartSnapshot.Merchant(
                        MerchantId.next(),
                        "M",
                        0,
                        "standard",
                        lines.stream().map(l -> line(l.getKey(), l.getValue())).toList(),
                        FREE,
                        FREE,
                        FREE,
                        FREE)),
                new Totals(FREE, FREE, FREE, FREE, FREE));
        return new OrderEvent.Placed(new OrderDetails(order, cart, Instant.EPOCH));
    }

    private static CartSnapshot.Line line(OfferId offer, long quantity) {
        return new CartSnapshot.Line(
                LineId.next(), offer, ProductId.next(), VariantId.next(), "sku", "title", quantity, FREE, FREE, FREE);
    }

    void cancel(OrderId order, Map<OfferId, Long> release) {
        List<Quantity> quantities = release.entrySet().stream()
                .map(e -> new Quantity(e.getKey(), e.getValue()))
                .toList();
        orders.publish(
                new OrderEvent.Cancelled(order, CartId.next(), CancelReason.TIMED_OUT, quantities, List.of(), null),
                order,
                order);
    }

    ShipmentId dispatch(OrderId order, Map<OfferId, Long> pieces) {
        ShipmentId shipment = ShipmentId.next();
        dispatch(shipment, order, pieces);
        return shipment;
    }

    void dispatch(ShipmentId shipment, OrderId order, Map<OfferId, Long> pieces) {
        List<ShipmentLine> lines = pieces.entrySet().stream()
                .map(e -> new ShipmentLine(LineId.next(), e.getKey(), "sku", "title", e.getValue()))
                .toList();
        fulfillment.publish(
                new FulfillmentEvent.ShipmentDispatched(
                        shipment, order, MerchantId.next(), lines, "DHL", "1", Instant.EPOCH),
                order,
                order);
    }

    /** What inventory has said about this order, once it has said that much. */
    List<InventoryEvent> said(OrderId order, int count) {
        return saidOf(order, count);
    }

    List<InventoryEvent> said(OrderId order) {
        return saidOf(order);
    }

    /** The same of any subject. */
    List<InventoryEvent> saidOf(Id subject, int count) {
        domains.eventually(
                count + " events about " + subject,
                () -> Future.succeededFuture(saidOf(subject).size() >= count));
        return saidOf(subject);
    }

    private List<InventoryEvent> saidOf(Id subject) {
        return domains.events(InventoryEvent.TYPES).stream()
                .filter(r -> r.envelope().subject().equals(subject.value()))
                .map(Received::event)
                .toList();
    }

    /** Waits until inventory has said that much about each of the orders. */
    void eachSaid(List<OrderId> orders, int count) {
        domains.eventually(count + " events about each of " + orders.size() + " orders", () -> {
            Map<String, Long> counts = domains.events(InventoryEvent.TYPES).stream()
                    .collect(Collectors.groupingBy(r -> r.envelope().subject(), Collectors.counting()));
            return Future.succeededFuture(orders.stream().allMatch(o -> counts.getOrDefault(o.value(), 0L) >= count));
        });
    }

    /** Waits until the orders feed has been handled so far, by an order more on every partition. */
    void settled() {
        OfferId none = OfferId.next();
        List<OrderId> markers = Stream.generate(OrderId::next).limit(64).toList();
        markers.forEach(m -> place(m, Map.of(none, 1L)));
        eachSaid(markers, 1);
    }

    StockLevel level(OfferId offer) {
        return domains.await(service.level(offer));
    }

    void audited() {
        var audit = domains.await(service.audit());
        if (!audit.checks().stream().allMatch(c -> c.holds())) {
            throw new AssertionError(audit.toString());
        }
    }

    private CatalogService catalogService() {
        return (CatalogService) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CatalogService.class}, (proxy, method, args) -> {
                    if (!method.getName().equals("offer")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    catalogWasAsked.incrementAndGet();
                    OfferId offer = (OfferId) args[0];
                    return catalogKnows.contains(offer)
                            ? Future.succeededFuture(view(offer))
                            : Future.failedFuture(Fault.notFound(offer));
                });
    }

    private OrdersService ordersService() {
        return (OrdersService) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {OrdersService.class}, (proxy, method, args) -> {
                    OrderId order = (OrderId) args[0];
                    return ordersKnow.contains(order)
                            ? Future.succeededFuture(live(order))
                            : Future.failedFuture(Fault.notFound(order));
                });
    }

    private static OrderView live(OrderId order) {
        Address address = new Address("A", "B", null, "C", null, "1", "DE");
        return new OrderView(
                order,
                1,
                CartId.next(),
                null,
                OrderStatus.CONFIRMED,
                PaymentStatus.AUTHORIZED,
                "EUR",
                "a@b.c",
                address,
                address,
                new Totals(FREE, FREE, FREE, FREE, FREE),
                FREE,
                FREE,
                List.of(),
                List.of(),
                List.of(),
                new OrderView.Payment("sandbox", 1, null, null),
                null,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    static OfferView view(OfferId offer) {
        Money price = new Money(100, "EUR");
        return new OfferView(
                offer,
                1,
                ProductId.next(),
                VariantId.next(),
                MerchantId.next(),
                "sku",
                "title",
                price,
                List.of(price),
                true);
    }

    @Override
    public void close() {
        domains.close();
    }
}
