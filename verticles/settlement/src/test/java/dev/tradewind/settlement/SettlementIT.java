package dev.tradewind.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.orders.OrderMoney;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.payments.PaymentEvent.Captured;
import dev.tradewind.contracts.payments.PaymentEvent.RefundReturned;
import dev.tradewind.contracts.payments.PaymentEvent.Refunded;
import dev.tradewind.contracts.settlement.EntryQuery;
import dev.tradewind.contracts.settlement.LedgerAccount;
import dev.tradewind.contracts.settlement.LedgerEntries;
import dev.tradewind.contracts.settlement.LedgerEntry;
import dev.tradewind.contracts.settlement.NewPayouts;
import dev.tradewind.contracts.settlement.OrderIds;
import dev.tradewind.contracts.settlement.Payouts;
import dev.tradewind.contracts.settlement.SettlementEvent;
import dev.tradewind.contracts.settlement.SettlementService;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.Allocation.Share;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.contracts.shared.Subjects;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettlementIT {
    private static final PageRequest PAGE = new PageRequest(100, null);

    private DomainFixture fixture;
    private ForeignFeed<PaymentEvent> payments;
    private SettlementService service;

    @BeforeEach
    void open() {
        fixture = DomainFixture.open();
        payments = fixture.foreign(PaymentEvent.TYPES);
        fixture.deploy(new SettlementVerticle(), new JsonObject());
        service = SettlementService.proxy(fixture.vertx());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void postsACaptureAndItsRefund() {
        OrderId order = OrderId.next();
        MerchantId acme = MerchantId.next();
        Allocation sold = new Allocation(List.of(share(acme, 10_000, 500, 190)), euro(0));
        Captured captured = new Captured(PaymentId.next(), order, CaptureId.next(), sold, euro(30));
        payments.publish(captured, captured.paymentId(), order);

        List<LedgerEntry> entries = entriesOf(order, 5);
        assertThat(entries.stream().collect(Collectors.toMap(LedgerEntry::account, e -> e.amount()
                        .amount())))
                .isEqualTo(Map.of(
                        "provider_clearing",
                        10_660L,
                        "provider_fees",
                        30L,
                        "merchant_payable:" + acme,
                        -9_500L,
                        "commission_revenue",
                        -1_000L,
                        "tax_payable",
                        -190L));

        Allocation half = new Allocation(List.of(share(acme, 5_000, 0, 95)), euro(0));
        Refunded refunded = new Refunded(captured.paymentId(), order, RefundId.next(), half);
        payments.publish(refunded, captured.paymentId(), order);
        entriesOf(order, 9);

        assertThat(fixture.await(service.money(new OrderIds(List.of(order)))).data())
                .containsExactly(new OrderMoney(order, euro(10_690), euro(5_095)));
        assertThat(fixture.await(service.auditOf(new Subjects(List.of(order.value()))))
                        .checks())
                .singleElement()
                .matches(c -> c.holds() && c.checked() == 2);
        assertThat(balance("merchant_payable:" + acme)).isEqualTo(-5_000);
        assertThat(balance("commission_revenue")).isEqualTo(-500);
        assertThat(fixture.events(SettlementEvent.TYPES)).hasSize(2);
        assertAudited();
    }

    @Test
    void postsBackARefundThatCameBack() {
        OrderId order = OrderId.next();
        MerchantId acme = MerchantId.next();
        Captured captured = capture(order, acme, 10_000);
        Allocation half = new Allocation(List.of(share(acme, 5_000, 0, 0)), euro(0));
        Refunded refunded = new Refunded(captured.paymentId(), order, RefundId.next(), half);
        RefundReturned back =
                new RefundReturned(captured.paymentId(), order, refunded.refundId(), half, "account_closed");
        for (PaymentEvent event : List.of(captured, refunded, back, back)) {
            payments.publish(event, captured.paymentId(), order);
        }
        entriesOf(order, 9);

        assertThat(fixture.await(service.money(new OrderIds(List.of(order)))).data())
                .containsExactly(new OrderMoney(order, euro(10_000), euro(0)));
        assertThat(balance("merchant_payable:" + acme)).isEqualTo(-9_000);
        assertThat(balance("commission_revenue")).isEqualTo(-1_000);
        assertThat(fixture.events(SettlementEvent.TYPES)).hasSize(3);
        assertAudited();
    }

    @Test
    void postsEachCaptureOnceHoweverOftenItIsTold() {
        OrderId order = OrderId.next();
        MerchantId acme = MerchantId.next();
        Captured captured = capture(order, acme, 1_000);
        payments.publish(captured, captured.paymentId(), order);
        payments.publish(captured, captured.paymentId(), order);
        Captured other = capture(OrderId.next(), acme, 1);
        payments.publish(other, captured.paymentId(), order);

        entriesOf(other.orderId(), 2);
        assertThat(entriesOf(order, 3)).hasSize(3);
        assertThat(balance("provider_clearing")).isEqualTo(1_001);
        assertAudited();
    }

    @Test
    void paysOutWhatIsOwedAndNotTwice() {
        MerchantId acme = MerchantId.next();
        Captured captured = capture(OrderId.next(), acme, 2_000);
        payments.publish(captured, captured.paymentId(), captured.orderId());
        entriesOf(captured.orderId(), 3);

        Payouts first = fixture.await(service.payOut(new NewPayouts(acme), CallContext.SYSTEM));
        Payouts second = fixture.await(service.payOut(new NewPayouts(null), CallContext.SYSTEM));

        assertThat(first.data()).singleElement().satisfies(p -> assertThat(p.amount())
                .isEqualTo(euro(1_800)));
        assertThat(second.data()).isEmpty();
        assertThat(balance("merchant_payable:" + acme)).isZero();
        assertThat(balance("bank")).isEqualTo(-1_800);
        assertAudited();
    }

    @Test
    void theAuditNamesAPayoutThatIsNotWhatTheLedgerSays() throws SQLException {
        MerchantId acme = MerchantId.next();
        Captured captured = capture(OrderId.next(), acme, 2_000);
        payments.publish(captured, captured.paymentId(), captured.orderId());
        entriesOf(captured.orderId(), 3);
        Payouts made = fixture.await(service.payOut(new NewPayouts(acme), CallContext.SYSTEM));

        try (Connection owner = TestDatabase.open(fixture.url());
                Statement sql = owner.createStatement()) {
            sql.execute("update settlement.payouts set amount_minor = amount_minor - 1");
        }

        assertThat(fixture.await(service.audit()).checks())
                .flatExtracting(Audit.Check::offenders)
                .containsExactly(made.data().getFirst().id().value());
    }

    @Test
    void pagesEntriesNewestFirst() {
        Captured captured = capture(OrderId.next(), MerchantId.next(), 500);
        payments.publish(captured, captured.paymentId(), captured.orderId());
        List<LedgerEntry> all = entriesOf(captured.orderId(), 3);

        LedgerEntries first =
                fixture.await(service.entries(new EntryQuery(null, captured.orderId(), new PageRequest(2, null))));
        LedgerEntries rest = fixture.await(service.entries(new EntryQuery(
                null, captured.orderId(), new PageRequest(2, first.meta().next()))));

        assertThat(first.data()).isEqualTo(all.subList(0, 2));
        assertThat(rest.data()).isEqualTo(all.subList(2, 3));
        assertThat(rest.meta().hasMore()).isFalse();
    }

    @Test
    void theDatabaseRefusesEntriesThatDoNotBalanceAndChangesToThoseThatDo() throws SQLException {
        Captured captured = capture(OrderId.next(), MerchantId.next(), 500);
        payments.publish(captured, captured.paymentId(), captured.orderId());
        entriesOf(captured.orderId(), 3);

        try (Connection owner = TestDatabase.open(fixture.url());
                Statement sql = owner.createStatement()) {
            assertThat(
                            catchThrowable(
                                    () -> sql.execute(
                                            """
                            insert into settlement.entries
                                (transaction_id, kind, account, amount_minor, currency, reference, posted_at)
                            select id, kind, 'bank', 1, 'EUR', 'x', now() from settlement.transactions limit 1
                            """)))
                    .hasMessageContaining("do not sum to zero");
            assertThat(catchThrowable(() -> sql.execute("update settlement.entries set amount_minor = 0")))
                    .hasMessageContaining("never changed");
        }
    }

    private List<LedgerEntry> entriesOf(OrderId order, int count) {
        EntryQuery query = new EntryQuery(null, order, PAGE);
        fixture.eventually(count + " entries", () -> service.entries(query)
                .map(e -> e.data().size() >= count));
        return fixture.await(service.entries(query)).data();
    }

    private long balance(String account) {
        return fixture.await(service.accounts(PAGE)).data().stream()
                .filter(a -> a.code().equals(account))
                .map(LedgerAccount::balance)
                .mapToLong(Money::amount)
                .sum();
    }

    private void assertAudited() {
        assertThat(fixture.await(service.audit()).checks()).isNotEmpty().allMatch(Audit.Check::holds);
    }

    private static Captured capture(OrderId order, MerchantId merchant, long goods) {
        Allocation sold = new Allocation(List.of(share(merchant, goods, 0, 0)), euro(0));
        return new Captured(PaymentId.next(), order, CaptureId.next(), sold, euro(0));
    }

    private static Share share(MerchantId merchant, long goods, long shipping, long tax) {
        return new Share(merchant, 1_000, euro(goods), euro(shipping), euro(tax));
    }

    private static Money euro(long cents) {
        return new Money(cents, "EUR");
    }
}
