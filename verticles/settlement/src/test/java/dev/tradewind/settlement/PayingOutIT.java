package dev.tradewind.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.payments.PaymentEvent.Captured;
import dev.tradewind.contracts.settlement.AccountQuery;
import dev.tradewind.contracts.settlement.LedgerAccount;
import dev.tradewind.contracts.settlement.NewPayouts;
import dev.tradewind.contracts.settlement.Payout;
import dev.tradewind.contracts.settlement.PayoutPage;
import dev.tradewind.contracts.settlement.PayoutQuery;
import dev.tradewind.contracts.settlement.Payouts;
import dev.tradewind.contracts.settlement.SettlementEvent;
import dev.tradewind.contracts.settlement.SettlementService;
import dev.tradewind.contracts.settlement.StatementQuery;
import dev.tradewind.contracts.shared.Actor;
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
import dev.tradewind.contracts.shared.Replayed;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Paying all merchants: each by himself. */
class PayingOutIT {
    private static final Actor ADMIN = new Actor(Actor.Kind.STAFF, "usr_1", null);
    private static final NewPayouts ALL = new NewPayouts(null);

    private DomainFixture fixture;
    private ForeignFeed<PaymentEvent> payments;
    private SettlementService service;
    private String deployment;

    @BeforeEach
    void open() {
        fixture = DomainFixture.open();
        payments = fixture.foreign(PaymentEvent.TYPES);
        deploy();
        service = SettlementService.proxy(fixture.vertx());
    }

    private void deploy() {
        JsonObject soonAgain = new JsonObject().put("tasks", new JsonObject().put("lease", "200ms"));
        deployment = fixture.deploy(new SettlementVerticle(), soonAgain);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void oneWhoCannotBePaidStopsNobodyAndIsPaidLater() throws SQLException {
        MerchantId acme = owed(2_000);
        MerchantId bolt = owed(3_000);
        MerchantId cord = owed(4_000);
        refusePayoutsOf(bolt);

        Payouts first = fixture.await(service.payOut(ALL, keyed("k1")));

        assertThat(first.data()).extracting(Payout::merchantId).containsExactlyInAnyOrder(acme, cord);
        assertThat(first.pending()).isEqualTo(1);
        assertThat(balance(bolt)).isEqualTo(-2_700);

        fixture.await(fixture.vertx().undeploy(deployment));
        sql("drop trigger refuse on settlement.payouts");
        deploy();
        fixture.eventually("all are paid", () -> again("k1").map(now -> now.pending() == 0));
        Payouts last = fixture.await(again("k1"));

        assertThat(last.data()).hasSize(3).containsAll(first.data());
        assertThat(balance(acme) + balance(bolt) + balance(cord)).isZero();
        assertThat(fixture.events(SettlementEvent.TYPES).stream()
                        .filter(e -> e.event() instanceof SettlementEvent.PayoutCreated))
                .hasSize(3);
        assertThat(fixture.await(service.audit()).checks()).allMatch(Audit.Check::holds);
    }

    @Test
    void twoWhoPayAllAtOncePayNobodyTwice() {
        MerchantId acme = owed(2_000);
        MerchantId bolt = owed(3_000);

        Future<Payouts> one = service.payOut(ALL, keyed("k1"));
        Future<Payouts> other = service.payOut(ALL, keyed("k2"));
        fixture.await(Future.all(one, other));

        assertThat(one.result().pending() + other.result().pending()).isZero();
        assertThat(one.result().data().size() + other.result().data().size()).isEqualTo(2);
        assertThat(balance(acme) + balance(bolt)).isZero();
        assertThat(fixture.await(service.audit()).checks()).allMatch(Audit.Check::holds);
    }

    @Test
    void aStatementIsWhatCameInSinceThePayoutBefore() {
        MerchantId acme = owed(2_000);
        Payout first = paid(acme);
        owed(acme, 3_000);
        owed(acme, 1_000);
        Payout second = paid(acme);
        owed(acme, 500);

        assertThat(fixture.await(service.payouts(new PayoutQuery(acme, PageRequest.first())))
                        .data())
                .extracting(PayoutPage.Line::id)
                .containsExactly(second.id(), first.id());
        assertThat(amounts(first, acme)).containsExactly(1_800L, -1_800L);
        assertThat(amounts(second, null)).containsExactly(3_600L, -900L, -2_700L);
        assertThat(fixture.await(service.statement(of(second, MerchantId.next()))
                        .map("his")
                        .otherwise("not found")))
                .isEqualTo("not found");
    }

    private Payout paid(MerchantId merchant) {
        return fixture.await(service.payOut(new NewPayouts(merchant), CallContext.SYSTEM))
                .data()
                .getFirst();
    }

    private List<Long> amounts(Payout payout, @Nullable MerchantId merchant) {
        return fixture.await(service.statement(of(payout, merchant))).data().stream()
                .map(entry -> entry.amount().amount())
                .toList();
    }

    private static StatementQuery of(Payout payout, @Nullable MerchantId merchant) {
        return new StatementQuery(payout.id(), merchant, PageRequest.first());
    }

    private Future<Payouts> again(String key) {
        return service.payOut(ALL, keyed(key)).recover(failure -> {
            String now = Objects.requireNonNull(Replayed.in(failure), failure::toString);
            return Future.succeededFuture(Wire.read(now, Payouts.class));
        });
    }

    private static CallContext keyed(String key) {
        return new CallContext(ADMIN, key, "same", null);
    }

    /** A merchant who is owed nine tenths of this. */
    private MerchantId owed(long goods) {
        MerchantId merchant = MerchantId.next();
        owed(merchant, goods);
        return merchant;
    }

    private void owed(MerchantId merchant, long goods) {
        long before = balance(merchant);
        Share share = new Share(merchant, 1_000, euro(goods), euro(0), euro(0));
        Captured captured = new Captured(
                PaymentId.next(), OrderId.next(), CaptureId.next(), new Allocation(List.of(share), euro(0)), euro(0));
        payments.publish(captured, captured.paymentId(), captured.orderId());
        fixture.eventually("it is posted", () -> Future.succeededFuture(balance(merchant) == before - goods * 9 / 10));
    }

    private long balance(MerchantId merchant) {
        return fixture.await(service.accountsOf(new AccountQuery(merchant, PageRequest.first()))).data().stream()
                .map(LedgerAccount::balance)
                .mapToLong(Money::amount)
                .sum();
    }

    private void refusePayoutsOf(MerchantId merchant) throws SQLException {
        sql("create function settlement.refuse() returns trigger language plpgsql as "
                + "$$ begin raise exception 'not him'; end $$");
        sql("create trigger refuse before insert on settlement.payouts for each row when (new.merchant_id = '"
                + merchant + "') execute function settlement.refuse()");
    }

    private void sql(String statement) throws SQLException {
        try (Connection owner = TestDatabase.open(fixture.url());
                Statement sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }

    private static Money euro(long cents) {
        return new Money(cents, "EUR");
    }
}
