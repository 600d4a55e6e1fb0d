package dev.tradewind.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.auditor.Invariant;
import dev.tradewind.contracts.auditor.Invariants;
import dev.tradewind.contracts.orders.OrderMoney;
import dev.tradewind.contracts.orders.OrderMoneyPage;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageMeta;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AuditorTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final OrderId ORDER = OrderId.next();
    private static final OrderMoney SOUND = money(1_000, 200);

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void saysThatASoundPlatformIsSound() {
        Invariants invariants = prove(Fakes.sound(SOUND));

        assertThat(invariants.holds()).isTrue();
        assertThat(invariants.data()).extracting(Invariant::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(invariant(invariants, 3).equations()).contains("captured − refunded = ledger, EUR: 800 = 800");
        assertThat(invariant(invariants, 5).equations())
                .containsExactly("cart ← catalog: handled 3 + parked 1 + discarded 1 = 5 in the log");
    }

    @Test
    void namesTheOrderWhoseMoneyIsNotInTheLedger() {
        Invariants invariants = prove(Fakes.sound(SOUND).say("settlement.money", page(money(900, 200))));

        assertThat(invariants.holds()).isFalse();
        assertThat(invariant(invariants, 3).offenders()).containsExactly(ORDER.value());
        assertThat(invariant(invariants, 4).holds()).isTrue();
    }

    @Test
    void namesMoneyWithoutAnOrder() {
        Invariants invariants = prove(Fakes.sound(SOUND).say("orders.money", page()));

        assertThat(invariant(invariants, 4).offenders()).containsExactly(ORDER.value());
    }

    @Test
    void countsAnEventThatWasHandledTwice() {
        Invariants invariants = prove(Fakes.sound(SOUND).consumed(5, 4, 1));

        assertThat(invariant(invariants, 5).offenders()).containsExactly("cart/catalog/0");
    }

    @Test
    void passesOnWhatADomainFindsInItself() {
        Invariants invariants = prove(Fakes.sound(SOUND).say("inventory.audit", Fakes.audit("inventory", "off_1")));

        assertThat(invariant(invariants, 1).offenders()).containsExactly("off_1");
        assertThat(invariant(invariants, 2).holds()).isTrue();
    }

    @Test
    void holdsNothingThatItCouldNotCheck() {
        Invariants invariants =
                prove(Fakes.sound(SOUND).silence("settlement.audit").silence("settlement.money"));

        assertThat(invariant(invariants, 3).holds()).isFalse();
        assertThat(invariant(invariants, 3).equations())
                .contains("settlement could not be checked: it does not answer");
        assertThat(invariant(invariants, 1).holds()).isTrue();
    }

    private static Invariants prove(Fakes fakes) {
        Audited audited = fakes.audited();
        MoneyProof money = new MoneyProof(VERTX, audited, Duration.ZERO);
        try {
            return new Auditor(audited, money, new ConsumptionProof(audited))
                    .invariants()
                    .await(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static Invariant invariant(Invariants invariants, int number) {
        return invariants.data().get(number - 1);
    }

    private static OrderMoneyPage page(OrderMoney... money) {
        return new OrderMoneyPage(List.of(money), PageMeta.of(null));
    }

    private static OrderMoney money(long captured, long refunded) {
        return new OrderMoney(ORDER, new Money(captured, "EUR"), new Money(refunded, "EUR"));
    }
}
