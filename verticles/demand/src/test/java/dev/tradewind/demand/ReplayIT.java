package dev.tradewind.demand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.inventory.Quantity;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.FeedControl;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.contracts.shared.ShipmentId;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told again, by an operator's hand or by a fresh start, counts as it did before. */
class ReplayIT {
    private static final Money NOTHING = new Money(0, "EUR");
    /** All are told of one subject, so that they are heard in this order. */
    private static final OrderId ONE_AFTER_THE_OTHER = OrderId.next();

    private final MerchantId acme = MerchantId.next();
    private final OfferId lamp = OfferId.next();
    private DomainFixture fixture;
    private ForeignFeed<OrderEvent> orders;
    private ForeignFeed<InventoryEvent> inventory;

    @BeforeEach
    void open() {
        fixture = DomainFixture.open();
        orders = fixture.foreign(OrderEvent.TYPES);
        inventory = fixture.foreign(InventoryEvent.TYPES);
        assertThat(fixture.foreign(CatalogEvent.TYPES)).isNotNull();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void deploy() {
        fixture.deploy(new DemandVerticle(), new JsonObject().put("every", "100ms"));
    }

    private void tell(OrderEvent event) {
        orders.publish(event, ONE_AFTER_THE_OTHER, ONE_AFTER_THE_OTHER);
    }

    private Allocation goods(long minor) {
        return new Allocation(
                List.of(new Allocation.Share(acme, 1_000, new Money(minor, "EUR"), NOTHING, NOTHING)), NOTHING);
    }

    private OrderEvent refund(OrderEvent.Confirmed sale, long goods) {
        return new OrderEvent.RefundRequested(
                sale.order().orderId(), PaymentId.next(), RefundId.next(), goods(goods), "broken");
    }

    private OrderEvent cancelled(OrderEvent.Confirmed sale, long pieces) {
        return new OrderEvent.Cancelled(
                sale.order().orderId(),
                CartId.next(),
                CancelReason.REQUESTED_BY_STAFF,
                List.of(new Quantity(lamp, pieces)),
                List.of(),
                null);
    }

    private OrderEvent stopped(OrderEvent.Confirmed sale, long pieces) {
        OrderEvent.Part part = new OrderEvent.Part(ShipmentId.next(), acme, List.of(new Quantity(lamp, pieces)));
        return new OrderEvent.RestCancelled(sale.order().orderId(), CancelReason.REQUESTED_BY_CUSTOMER, List.of(part));
    }

    /** Of which the other system refunded some without a name. */
    private OrderEvent imported(long pieces, long refunded) {
        OrderDetails details = Sale.of(acme, lamp, pieces, 40).order();
        Money total = details.cart().totals().total();
        HistoricalOrder.Payment payment = new HistoricalOrder.Payment(
                PaymentId.next(), "other", total, CaptureId.next(), goods(total.amount()), null, goods(refunded));
        return new OrderEvent.Imported(new HistoricalOrder(
                "old-1", details, OrderStatus.DELIVERED, PaymentStatus.PARTIALLY_REFUNDED, payment, List.of()));
    }

    /** Heard when all that was told before is. */
    private void heard() {
        OfferId last = OfferId.next();
        tell(Sale.of(acme, last, 1, 10));
        fixture.eventually(
                "the last is heard",
                () -> Future.succeededFuture(!rows("select 1 from demand.daily_sales where offer_id = '" + last + "'")
                        .isEmpty()));
    }

    private List<String> rows(String sql) {
        try (Connection connection = TestDatabase.open(fixture.url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> sums() {
        List<String> sums = new ArrayList<>(
                rows("select d::text from demand.daily_sales d where offer_id = '" + lamp + "' order by day"));
        sums.addAll(rows("select l::text from demand.order_lines l where offer_id = '" + lamp + "' order by order_id"));
        return sums;
    }

    private void replay(String feed) {
        FeedControl control = FeedControl.proxy(fixture.vertx(), "demand", new DeliveryOptions());
        fixture.await(control.replay(feed, CallContext.SYSTEM));
    }

    @Test
    void refundsAndCancellationsThatAreToldAgainTakeNothingMoreOff() {
        deploy();
        OrderEvent.Confirmed returned = Sale.of(acme, lamp, 10, 20);
        OrderEvent.Confirmed regretted = Sale.of(acme, lamp, 20, 21);
        OrderEvent twice = refund(returned, 150);
        for (OrderEvent event : List.of(
                returned,
                refund(returned, 150),
                twice,
                twice,
                regretted,
                stopped(regretted, 3),
                cancelled(regretted, 5),
                imported(8, 200))) {
            tell(event);
        }
        heard();
        List<String> before = sums();
        assertThat(rows("select pieces || ' for ' || goods_minor from demand.daily_sales where offer_id = '" + lamp
                        + "' order by day"))
                .containsExactly("6 for 600", "12 for 1200", "7 for 700");

        replay("orders");
        heard();

        assertThat(sums()).isEqualTo(before);
    }

    @Test
    void stockThatRanOutAndCameBackIsNoticedThoughBothAreToldAtOnce() {
        for (long available : List.of(5L, 0L, 0L, 4L, 3L)) {
            inventory.publish(new InventoryEvent.StockChanged(lamp, available, 0, available), lamp, null);
        }
        deploy();

        fixture.eventually(
                "the day is marked",
                () -> Future.succeededFuture(
                        rows("select 1 from demand.daily_sales where censored and offer_id = '" + lamp + "'")
                                        .size()
                                == 1));
        assertThat(rows("select available from demand.offers where out_since is null"))
                .containsExactly("3");
    }
}
