package dev.tradewind.auditor;

import static dev.tradewind.auditor.Told.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.auditor.AuditorEvent;
import dev.tradewind.contracts.auditor.Invariant;
import dev.tradewind.contracts.auditor.Invariant.Status;
import dev.tradewind.contracts.auditor.Invariants;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.FeedControl;
import dev.tradewind.contracts.shared.PaymentId;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the copies prove, by events that are right, wrong, late and repeated. */
class AuditorIT {
    private static AuditorFixture platform;

    @BeforeAll
    static void open() {
        platform = new AuditorFixture(new JsonObject().put("repairs", false));
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @Test
    void provesASoundOrderWithItsNumbers() {
        Told order = to(platform).soundly(700);
        platform.green(3);

        Invariants all = platform.prove();

        assertThat(all.data()).extracting(Invariant::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(all.data()).allSatisfy(i -> {
            assertThat(i.offenders()).doesNotContain(order.order.value(), order.offer.value());
            assertThat(i.since()).isNotNull();
            assertThat(i.checkedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        });
        assertThat(all.data().get(2).equations()).anyMatch(e -> e.startsWith("captured − refunded = ledger, EUR: "));
        assertThat(all.data().get(4).equations()).anyMatch(e -> e.startsWith("auditor ← orders: handled "));
    }

    @Test
    void saysOnceThatMoneyIsNotPostedAndOnceThatItIs() {
        Told order =
                to(platform).accepted().placed().authorized(500).confirmed().captured(500);

        Invariant red = platform.red(3, order.order);
        Invariant again = platform.prove(3);

        assertThat(red.status()).isEqualTo(Status.RED);
        assertThat(again.since()).isEqualTo(red.since());
        assertThat(red.holds()).isFalse();
        assertThat(red.breaches())
                .filteredOn(b -> b.subject().equals(order.order.value()))
                .singleElement()
                .satisfies(b -> assertThat(b.detail()).isEqualTo("captured 500 − refunded 0 = ledger's 0 − 0, EUR"));
        assertThat(platform.said(order.order.value())).hasSize(1).first().isInstanceOf(AuditorEvent.BreachFound.class);

        order.posted("capture", 500, 0);
        Invariant green = platform.green(3, order.order);

        assertThat(green.since()).isAfterOrEqualTo(red.since());
        assertThat(platform.said(order.order.value())).hasSize(2).last().isInstanceOf(AuditorEvent.BreachCleared.class);
    }

    @Test
    void doesNotTakeALateEventForABreach() {
        Told order =
                to(platform).accepted().placed().authorized(300).confirmed().captured(300);

        Invariant inFlight = platform.prove(3);
        order.posted("capture", 300, 0);
        platform.green(3, order.order);

        assertThat(inFlight.offenders()).doesNotContain(order.order.value());
        assertThat(inFlight.holds()).isFalse();
        assertThat(inFlight.pending()).isPositive();
        assertThat(platform.said(order.order.value())).isEmpty();
    }

    @Test
    void namesALedgerTransactionThatDoesNotSumToZero() {
        Told order =
                to(platform).accepted().placed().authorized(500).confirmed().captured(500);

        order.posted("capture", 500, 20);

        assertThat(platform.red(3, order.order).breaches())
                .filteredOn(b -> b.subject().equals(order.order.value()))
                .singleElement()
                .satisfies(b ->
                        assertThat(b.detail()).startsWith("Σ postings of txn_").endsWith(" 20 = 0, EUR"));
    }

    @Test
    void namesOrdersThatShareACartAndPaymentsThatShareAnOrder() {
        Told one = to(platform).placed().authorized(100).confirmed();
        Told other = new Told(platform, one.cart).placed().confirmed();
        one.payment = PaymentId.next();
        one.authorized(100);

        Invariant red = platform.red(2, other.order);

        assertThat(red.offenders()).contains(one.order.value());
        assertThat(red.breaches()).extracting(Invariant.Breach::detail).contains("live payments: 2 ≤ 1");
        assertThat(red.breaches())
                .extracting(Invariant.Breach::detail)
                .contains("live orders of " + one.cart + ": 2 ≤ 1");
        other.cancelled();
        platform.green(2, other.order);
    }

    @Test
    void namesMoreMoneyThanWasAllowed() {
        Told greedy =
                to(platform).placed().authorized(100).confirmed().captured(150).posted("capture", 150, 0);
        Told generous = to(platform)
                .placed()
                .authorized(100)
                .confirmed()
                .captured(100)
                .refunded(130)
                .posted("capture", 100, 0)
                .posted("refund", -130, 0);

        List<String> details = platform.red(2, greedy.order).breaches().stream()
                .map(Invariant.Breach::detail)
                .toList();

        assertThat(details).contains(greedy.payment + ": captured 150 ≤ authorized 100, EUR");
        assertThat(platform.red(2, generous.order).breaches())
                .extracting(Invariant.Breach::detail)
                .contains("refunded 130 ≤ captured 100, EUR");
        assertThat(platform.prove(3).offenders()).doesNotContain(greedy.order.value(), generous.order.value());
    }

    @Test
    void namesMoneyWithoutAnOrder() {
        Told nobody = to(platform).authorized(100);

        assertThat(platform.red(4, nobody.order).breaches())
                .extracting(Invariant.Breach::detail)
                .contains("payments 1, orders 0");
        nobody.placed().confirmed();
        platform.green(4, nobody.order);
    }

    @Test
    void namesStockThatDoesNotAddUp() {
        Told oversold = to(platform).placed().confirmed().stock(1, 2).reserved(2);
        Told unheld = to(platform).placed().confirmed().stock(5, 4).reserved(3);

        assertThat(platform.red(1, oversold.offer).breaches())
                .extracting(Invariant.Breach::detail)
                .contains("0 ≤ reserved 2 ≤ on hand 1");
        assertThat(platform.red(1, unheld.offer).breaches())
                .extracting(Invariant.Breach::detail)
                .contains("reserved 4 = held by orders 3");
        oversold.stock(2, 2);
        unheld.stock(5, 3);
        platform.green(1, oversold.offer, unheld.offer);
    }

    @Test
    void countsWhatAConsumerHasHandled() {
        to(platform).soundly(100);
        platform.green(5);
        platform.sql("update auditor.cursors set handled = handled + 1 where feed = 'orders' and partition = 2");

        Invariant red = platform.proven(5, "red", i -> i.offenders().contains("auditor/orders/2"));

        assertThat(red.breaches()).singleElement().satisfies(b -> assertThat(b.detail())
                .startsWith("auditor ← orders: handled "));
        platform.sql("update auditor.cursors set handled = handled - 1 where feed = 'orders' and partition = 2");
        assertThat(platform.proven(5, "green", Invariant::holds).status()).isEqualTo(Status.GREEN);
    }

    @Test
    void readsNothingOldAgain() {
        try (AuditorFixture quiet = new AuditorFixture(new JsonObject())) {
            Told order = to(quiet).soundly(400);
            quiet.green(3, order.order);
            long before = quiet.prove(3).checked();
            // Were it read once more it would be a difference.
            quiet.sql("update auditor.moves set amount_minor = 1 where book = 'payments'");
            quiet.forgetAsked();

            Invariant after = quiet.prove(3);

            assertThat(after.checked()).isEqualTo(before);
            assertThat(after.holds()).isTrue();
            assertThat(quiet.asked("orders.money")).isEmpty();
            assertThat(quiet.asked("orders.auditOf")).isEmpty();
        }
    }

    @Test
    void countsNothingTwiceWhenAFeedIsReadAgain() {
        Told order = to(platform).soundly(900);
        platform.green(3, order.order);
        FeedControl control = FeedControl.proxy(platform.domains.vertx(), "auditor", Calls.deadline());
        for (String feed : List.of("payments", "settlement", "inventory")) {
            platform.domains.await(control.replay(feed, CallContext.SYSTEM));
        }

        platform.green(1, order.offer);

        assertThat(platform.green(3, order.order).offenders()).doesNotContain(order.order.value());
        assertThat(platform.said(order.order.value())).isEmpty();
        assertThat(platform.said(order.offer.value())).isEmpty();
    }
}
