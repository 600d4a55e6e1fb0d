package dev.tradewind.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.operations.OperationsService;
import dev.tradewind.contracts.operations.Pulse;
import dev.tradewind.contracts.operations.Traffic;
import dev.tradewind.contracts.operations.Traffic.Area;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.personalization.BrowseEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.FeedControl;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.PaymentMethod;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.contracts.shared.Totals;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the shop does, counted from what the other domains tell. */
class PulseIT {
    private static final Money FREE = new Money(0, "EUR");

    private DomainFixture domains;
    private OperationsService service;
    private ForeignFeed<CartEvent> carts;
    private ForeignFeed<OrderEvent> orders;
    private ForeignFeed<FulfillmentEvent> shipments;
    private ForeignFeed<PersonalizationEvent> visits;

    @BeforeEach
    void open() {
        domains = DomainFixture.open();
        carts = domains.foreign(CartEvent.TYPES);
        orders = domains.foreign(OrderEvent.TYPES);
        shipments = domains.foreign(FulfillmentEvent.TYPES);
        visits = domains.foreign(PersonalizationEvent.TYPES);
        domains.deploy(new OperationsVerticle(), new JsonObject());
        service = OperationsService.proxy(domains.vertx());
    }

    @AfterEach
    void close() {
        domains.close();
    }

    @Test
    void countsFromAViewToADelivery() {
        CartId cart = CartId.next();
        OrderId order = OrderId.next();
        visits.publish(
                new PersonalizationEvent.Browsed(
                        "s1",
                        List.of(
                                browsed(BrowseEvent.Type.PRODUCT_VIEWED),
                                browsed(BrowseEvent.Type.SEARCHED),
                                browsed(BrowseEvent.Type.PRODUCT_VIEWED))),
                cart,
                null);
        carts.publish(new CartEvent.Created(cart, "EUR"), cart, null);
        carts.publish(new CartEvent.Completed(order, snapshot(700), new PaymentMethod("sandbox", "tok")), cart, order);
        confirm(order, 700);
        ShipmentId shipment = ShipmentId.next();
        MerchantId merchant = MerchantId.next();
        shipments.publish(
                new FulfillmentEvent.ShipmentDispatched(
                        shipment, order, merchant, List.of(), "Post", "1", Instant.now()),
                order,
                order);
        shipments.publish(
                new FulfillmentEvent.ShipmentDelivered(shipment, order, merchant, Instant.now()), order, order);

        Pulse pulse = pulse(p -> p.funnel().equals(new Pulse.Funnel(2, 1, 1, 1, 1, 1)));

        assertThat(pulse.minutes()).hasSize(60);
        assertThat(pulse.minutes().stream().mapToLong(Pulse.Minute::orders).sum())
                .isEqualTo(1);
        assertThat(pulse.minutes().stream().flatMap(m -> m.revenue().stream()).toList())
                .containsExactly(new Money(700, "EUR"));
        assertThat(pulse.outcomes().orderErrors()).isEqualTo(new Pulse.Errors(1, 0, 0.0));
    }

    @Test
    void comparesAWeekWithTheOneBeforeAndTakesOverHistory() {
        confirm(OrderId.next(), 3_000);
        imported(Duration.ofDays(9), 2_000, OrderStatus.DELIVERED);
        imported(Duration.ofDays(9), 5_000, OrderStatus.CANCELLED);
        imported(Duration.ofDays(90), 9_000, OrderStatus.DELIVERED);

        Pulse pulse = pulse(p -> p.outcomes()
                .revenue()
                .equals(List.of(new Pulse.Growth(new Money(3_000, "EUR"), new Money(2_000, "EUR"), 0.5))));

        assertThat(pulse.funnel().confirmed()).isEqualTo(1);
    }

    @Test
    void countsNothingTwiceWhenAFeedIsReadAgain() {
        for (int i = 0; i < 20; i++) {
            confirm(OrderId.next(), 100);
        }
        Predicate<Pulse> all = p -> p.funnel().confirmed() == 20;
        pulse(all);
        FeedControl control = FeedControl.proxy(domains.vertx(), "operations", Calls.deadline());
        domains.await(control.replay("orders", CallContext.SYSTEM));
        confirm(OrderId.next(), 100);
        domains.eventually("all was read again", () -> control.subscriptions().map(s -> s.subscriptions().stream()
                .filter(f -> f.feed().equals("orders"))
                .flatMap(f -> f.partitions().stream())
                .allMatch(p -> p.lagSeconds() == 0)));
        assertThat(pulse(p -> p.funnel().confirmed() == 21).outcomes().revenue())
                .containsExactly(new Pulse.Growth(new Money(2_100, "EUR"), FREE, null));
    }

    @Test
    void knowsHowLongShoppersWaitedAndHowOftenInVain() {
        Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        tell("one", minute, calls(Area.CART, 4, 90, 0));
        tell("one", minute, calls(Area.CART, 4, 100, 0));
        tell("two", minute, calls(Area.CART, 4, 100, 0));
        tell("two", minute, calls(Area.CHECKOUT, 14, 60, 3));
        tell("two", minute.minus(Duration.ofDays(3)), calls(Area.CHECKOUT, 14, 60, 50));
        orders.publish(cancelled(CancelReason.TIMED_OUT), OrderId.next(), null);
        orders.publish(cancelled(CancelReason.PAYMENT_EXPIRED), OrderId.next(), null);

        Pulse.Outcomes outcomes =
                pulse(p -> p.outcomes().orderErrors().failed() == 4).outcomes();

        assertThat(outcomes.cart().calls()).isEqualTo(200);
        assertThat(outcomes.cart().p50Ms()).isEqualTo(6.0);
        assertThat(outcomes.cart().p99Ms()).isBetween(6.9, 7.0);
        assertThat(outcomes.checkout().p50Ms()).isEqualTo(250.0);
        assertThat(outcomes.availability()).isEqualTo(new Pulse.Availability(260, 3, 257.0 / 260));
        assertThat(outcomes.orderErrors()).isEqualTo(new Pulse.Errors(0, 4, 4.0 / 3));
    }

    @Test
    void refusesWhatIsNoTraffic() {
        Traffic odd = new Traffic("one", List.of(new Traffic.Minute(Instant.now(), Area.CART, 1, 0, List.of(1L))));
        String answer = domains.await(service.keepTraffic(odd).map("kept").recover(failure -> {
            Fault fault = Fault.in(failure);
            return Future.succeededFuture(fault == null ? failure.toString() : fault.code());
        }));
        assertThat(answer).isEqualTo("validation_failed");
    }

    private void confirm(OrderId order, long total) {
        orders.publish(
                new OrderEvent.Confirmed(new OrderDetails(order, snapshot(total), Instant.now()), PaymentId.next()),
                order,
                order);
    }

    private void imported(Duration ago, long total, OrderStatus status) {
        OrderId order = OrderId.next();
        OrderDetails details =
                new OrderDetails(order, snapshot(total), Instant.now().minus(ago));
        orders.publish(
                new OrderEvent.Imported(
                        new HistoricalOrder(order.value(), details, status, PaymentStatus.CAPTURED, null, List.of())),
                order,
                order);
    }

    private static OrderEvent cancelled(CancelReason reason) {
        return new OrderEvent.Cancelled(OrderId.next(), CartId.next(), reason, List.of(), List.of(), null);
    }

    private static BrowseEvent browsed(BrowseEvent.Type type) {
        return new BrowseEvent(type, "s1", null, null, null, null, null, null, null);
    }

    private static CartSnapshot snapshot(long total) {
        Address address = new Address("Ada", "Street 1", null, "Berlin", null, "10117", "DE");
        Totals totals = new Totals(new Money(total, "EUR"), FREE, FREE, FREE, new Money(total, "EUR"));
        return new CartSnapshot(
                CartId.next(), null, "hash", "EUR", "ada@example.org", address, address, List.of(), totals);
    }

    /** One gateway's minute: so many calls in one bucket, all others in none. */
    private void tell(String gateway, Instant at, Traffic.Minute told) {
        domains.await(service.keepTraffic(new Traffic(
                gateway, List.of(new Traffic.Minute(at, told.area(), told.calls(), told.failed(), told.times())))));
    }

    private static Traffic.Minute calls(Area area, int bucket, long calls, long failed) {
        List<Long> times = new ArrayList<>(Collections.nCopies(Traffic.BOUNDS_MS.size() + 1, 0L));
        times.set(bucket, calls);
        return new Traffic.Minute(Instant.EPOCH, area, calls, failed, times);
    }

    private Pulse pulse(Predicate<Pulse> wanted) {
        domains.eventually("the pulse", () -> service.pulse().map(wanted::test));
        return domains.await(service.pulse());
    }
}
