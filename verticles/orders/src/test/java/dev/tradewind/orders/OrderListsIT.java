package dev.tradewind.orders;

import static dev.tradewind.orders.Example.A;
import static dev.tradewind.orders.Example.NOON;
import static dev.tradewind.orders.Example.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.HistoricalOrders;
import dev.tradewind.contracts.orders.ImportOutcome;
import dev.tradewind.contracts.orders.NewRefund;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderPage;
import dev.tradewind.contracts.orders.OrderQuery;
import dev.tradewind.contracts.orders.OrderSort;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.OrderSummary;
import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.settlement.OrderIds;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.Allocation.Share;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.contracts.shared.Subjects;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders taken over from another system, listed and audited. */
class OrderListsIT {
    private final OrdersFixture fixture = new OrdersFixture(new JsonObject());

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aHistoricalOrderIsTakenOverOnce() {
        HistoricalOrders first = past(0, 5);
        assertThat(taken(first)).isEqualTo(new ImportOutcome(5, 0));
        assertThat(taken(first)).isEqualTo(new ImportOutcome(0, 5));
        assertThat(taken(past(3, 8))).isEqualTo(new ImportOutcome(3, 2));
        fixture.eventually(Example.orderId("past7"), OrderEvent.Imported.class);
        assertThat(fixture.domain.events(OrderEvent.TYPES)).hasSize(8);
        OrderView view = fixture.view(Example.orderId("past3"));
        assertThat(view.status()).isEqualTo(OrderStatus.DELIVERED);
        assertThat(view.paymentStatus()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(view.captured()).isEqualTo(money(5651));
        assertThat(view.placedAt()).isEqualTo(NOON.plusSeconds(3));
        assertThat(clean()).isTrue();
    }

    @Test
    void aHistoricalOrderCanBeRefunded() {
        assertThat(taken(past(0, 1)).imported()).isEqualTo(1);
        OrderId id = Example.orderId("past0");
        NewRefund refund = new NewRefund(null, List.of(new NewRefund.Line(Example.LAMP, 1)), "late regret");
        assertThat(fixture.domain
                        .await(fixture.orders.refund(id, refund, CallContext.SYSTEM))
                        .amount())
                .isEqualTo(money(700));
        assertThat(fixture.eventually(id, OrderEvent.RefundRequested.class).paymentId())
                .isEqualTo(new PaymentId("pay_past0"));
    }

    @Test
    void anUndecidedHistoricalOrderIsRefused() {
        HistoricalOrder open = past(0, OrderStatus.PENDING);
        assertThat(fixture.fault(fixture.orders.importOrders(new HistoricalOrders(List.of(open)), CallContext.SYSTEM))
                        .code())
                .isEqualTo("validation_failed");
    }

    @Test
    void listsAreNewestFirstPageAfterPage() {
        assertThat(taken(past(0, 45)).imported()).isEqualTo(45);
        List<OrderId> all = ids(null, null, 20);
        assertThat(all)
                .containsExactlyElementsOf(IntStream.iterate(44, i -> i >= 0, i -> i - 1)
                        .mapToObj(i -> Example.orderId("past" + i))
                        .toList());
        assertThat(ids(OrderStatus.CANCELLED, null, 7)).hasSize(9);
        assertThat(ids(OrderStatus.CANCELLED, A, 4)).hasSize(9);
        assertThat(ids(null, A, 10)).containsExactlyElementsOf(all);
        assertThat(ids(null, new MerchantId("mer_unknown"), 10)).isEmpty();
        OrderPage mine = page(new OrderQuery(null, null, null, "PAST7@example.com", PageRequest.first()));
        assertThat(mine.data()).hasSize(1);
        assertThat(mine.data().getFirst())
                .isEqualTo(new OrderSummary(
                        Example.orderId("past7"),
                        OrderStatus.DELIVERED,
                        PaymentStatus.CAPTURED,
                        null,
                        "past7@example.com",
                        money(5651),
                        6,
                        2,
                        NOON.plusSeconds(7)));
        OrderQuery senseless = new OrderQuery(null, null, null, null, new PageRequest(5, "nonsense"));
        assertThat(fixture.fault(fixture.orders.orders(senseless)).code()).isEqualTo("validation_failed");
    }

    @Test
    void findsByBeginningOfAddressNumberTimeAndTotal() {
        assertThat(taken(past(0, 25)).imported()).isEqualTo(25);
        fixture.execute("update orders.orders set total_minor = 1000 + extract(epoch from placed_at)::bigint % 60");
        assertThat(found("PAST2", null, null))
                .containsExactly("past24", "past23", "past22", "past21", "past20", "past2");
        assertThat(found(Example.orderId("past7").value(), null, null)).containsExactly("past7");
        assertThat(found("ord_nothing", null, null)).isEmpty();
        assertThat(found("%", null, null)).isEmpty();
        assertThat(found(null, NOON.plusSeconds(3), NOON.plusSeconds(5))).containsExactly("past4", "past3");
        OrderQuery dear = new OrderQuery(
                null,
                null,
                A,
                null,
                PageRequest.first(),
                null,
                "BRL",
                null,
                null,
                1020L,
                1022L,
                OrderSort.SMALLEST,
                true);
        assertThat(names(page(dear))).containsExactly("past20", "past21", "past22");
        assertThat(page(dear).meta().total()).isEqualTo(3);
    }

    @Test
    void sortsEitherWayByTimeAndTotalAndCountsAll() {
        assertThat(taken(past(0, 30)).imported()).isEqualTo(30);
        fixture.execute("update orders.orders set total_minor = 1000 + extract(epoch from placed_at)::bigint % 7");
        for (MerchantId merchant : Arrays.asList(null, A)) {
            assertThat(sorted(OrderSort.OLDEST, merchant))
                    .isSortedAccordingTo(Comparator.comparing(OrderSummary::placedAt));
            assertThat(sorted(OrderSort.LARGEST, merchant))
                    .isSortedAccordingTo(OrderListsIT.byTotal().reversed());
            assertThat(sorted(OrderSort.SMALLEST, merchant)).isSortedAccordingTo(byTotal());
        }
    }

    private static Comparator<OrderSummary> byTotal() {
        return Comparator.comparingLong((OrderSummary o) -> o.total().amount()).thenComparing(o -> o.id().value());
    }

    private List<OrderSummary> sorted(OrderSort sort, @Nullable MerchantId merchant) {
        List<OrderSummary> all = new ArrayList<>();
        String after = null;
        do {
            OrderPage page = page(new OrderQuery(
                    null,
                    null,
                    merchant,
                    null,
                    new PageRequest(7, after),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    sort,
                    true));
            assertThat(page.meta().total()).isEqualTo(30);
            all.addAll(page.data());
            after = page.meta().next();
        } while (after != null);
        assertThat(all).hasSize(30).doesNotHaveDuplicates();
        return all;
    }

    private List<String> found(@Nullable String search, @Nullable Instant from, @Nullable Instant to) {
        OrderPage page = page(new OrderQuery(
                null, null, null, null, PageRequest.first(), search, null, from, to, null, null, null, false));
        assertThat(page.meta().total()).isNull();
        return names(page);
    }

    private static List<String> names(OrderPage page) {
        return page.data().stream()
                .map(o -> o.email().substring(0, o.email().indexOf('@')))
                .toList();
    }

    @Test
    void tellsTheAuditorOfItsMoney() {
        assertThat(taken(past(0, 3)).imported()).isEqualTo(3);
        OrderIds wanted = new OrderIds(List.of(Example.orderId("past1"), Example.orderId("unknown")));
        assertThat(fixture.domain.await(fixture.orders.money(wanted)).data())
                .hasSize(1)
                .allSatisfy(m -> {
                    assertThat(m.captured()).isEqualTo(money(5651));
                    assertThat(m.refunded()).isEqualTo(money(0));
                });
    }

    @Test
    void theAuditNamesAnOrderThatIsStuck() {
        OrderId id = fixture.placed("stuck");
        assertThat(clean()).isTrue();
        fixture.execute("update orders.orders set deadline_at = now() - interval '1 hour', total_minor = 1");
        Audit audit = fixture.domain.await(fixture.orders.audit());
        assertThat(audit.checks().stream().filter(c -> !c.holds()).map(Audit.Check::name))
                .containsExactly("no order undecided past its deadline", "total = sum of the merchants' totals");
        assertThat(audit.checks().stream().filter(c -> !c.holds()))
                .allSatisfy(c -> assertThat(c.offenders()).containsExactly(id.value()));
    }

    @Test
    void auditsSomeOrdersAlone() {
        OrderId stuck = fixture.placed("stuck2");
        OrderId fine = fixture.placed("fine");
        fixture.execute("update orders.orders set deadline_at = now() - interval '1 hour', parts_minor = 1 where id = '"
                + stuck + "'");

        Audit both = fixture.domain.await(fixture.orders.auditOf(new Subjects(List.of(stuck.value(), fine.value()))));
        Audit one = fixture.domain.await(fixture.orders.auditOf(new Subjects(List.of(fine.value()))));

        assertThat(both.checks().stream().filter(c -> !c.holds())).hasSize(2).allSatisfy(c -> assertThat(c.offenders())
                .containsExactly(stuck.value()));
        assertThat(one.checks()).hasSize(5).allMatch(Audit.Check::holds);
        fixture.execute("delete from orders.orders");
    }

    private boolean clean() {
        return fixture.domain.await(fixture.orders.audit()).checks().stream().allMatch(Audit.Check::holds);
    }

    private ImportOutcome taken(HistoricalOrders orders) {
        return fixture.domain.await(fixture.orders.importOrders(orders, CallContext.SYSTEM));
    }

    private OrderPage page(OrderQuery query) {
        return fixture.domain.await(fixture.orders.orders(query));
    }

    private List<OrderId> ids(@Nullable OrderStatus status, @Nullable MerchantId merchant, int limit) {
        List<OrderId> ids = new ArrayList<>();
        String after = null;
        do {
            OrderPage page = page(new OrderQuery(status, null, merchant, null, new PageRequest(limit, after)));
            page.data().forEach(o -> ids.add(o.id()));
            after = page.meta().next();
        } while (after != null);
        return ids;
    }

    private static HistoricalOrders past(int from, int to) {
        return new HistoricalOrders(IntStream.range(from, to)
                .mapToObj(i -> past(i, i % 5 == 0 ? OrderStatus.CANCELLED : OrderStatus.DELIVERED))
                .toList());
    }

    private static HistoricalOrder past(int i, OrderStatus status) {
        String name = "past" + i;
        CartSnapshot cart = Example.cart(name);
        Instant placedAt = NOON.plusSeconds(i);
        List<Share> shares = cart.merchants().stream()
                .map(m -> new Share(m.id(), m.commissionBps(), m.subtotal(), m.shipping(), m.tax()))
                .toList();
        HistoricalOrder.Payment payment = new HistoricalOrder.Payment(
                new PaymentId("pay_" + name),
                "imported",
                money(5651),
                new CaptureId("cap_" + name),
                new Allocation(shares, money(0)),
                null,
                null);
        List<HistoricalOrder.Shipment> shipments = IntStream.range(0, 2)
                .mapToObj(m -> new HistoricalOrder.Shipment(
                        new ShipmentId("shp_" + name + "_" + m), m, placedAt, placedAt.plusSeconds(60)))
                .toList();
        return new HistoricalOrder(
                "olist:" + i,
                new OrderDetails(Example.orderId(name), cart, placedAt),
                status,
                PaymentStatus.CAPTURED,
                payment,
                shipments);
    }
}
