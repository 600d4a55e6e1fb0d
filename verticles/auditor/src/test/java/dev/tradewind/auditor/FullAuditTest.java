package dev.tradewind.auditor;

import static org.assertj.core.api.Assertions.assertThat;

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

class FullAuditTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final OrderId ORDER = OrderId.next();
    private static final OrderMoney SOUND = money(1_000, 200);

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void saysThatASoundPlatformIsSound() {
        List<Finding> found = prove(Fakes.sound(SOUND));

        assertThat(found).hasSize(5).allMatch(Finding::holds);
        assertThat(found.get(2).equations()).contains("captured − refunded = ledger, EUR: 800 = 800");
        assertThat(found.get(4).equations())
                .containsExactly("cart ← catalog: handled 3 + parked 1 + discarded 1 = 5 in the log");
    }

    @Test
    void namesTheOrderWhoseMoneyIsNotInTheLedger() {
        List<Finding> found = prove(Fakes.sound(SOUND).say("settlement.money", page(money(900, 200))));

        assertThat(found.get(2).offenders()).containsExactly(ORDER.value());
        assertThat(found.get(3).holds()).isTrue();
    }

    @Test
    void namesMoneyWithoutAnOrder() {
        List<Finding> found = prove(Fakes.sound(SOUND).say("orders.money", page()));

        assertThat(found.get(3).offenders()).containsExactly(ORDER.value());
    }

    @Test
    void countsAnEventThatWasHandledTwice() {
        List<Finding> found = prove(Fakes.sound(SOUND).consumed(5, 4, 1));

        assertThat(found.get(4).offenders()).containsExactly("cart/catalog/0");
    }

    @Test
    void passesOnWhatADomainFindsInItself() {
        List<Finding> found = prove(Fakes.sound(SOUND).say("inventory.audit", Fakes.audit("inventory", "off_1")));

        assertThat(found.get(0).offenders()).containsExactly("off_1");
        assertThat(found.get(1).holds()).isTrue();
    }

    @Test
    void holdsNothingThatItCouldNotCheck() {
        List<Finding> found =
                prove(Fakes.sound(SOUND).silence("settlement.audit").silence("settlement.money"));

        assertThat(found.get(2).holds()).isFalse();
        assertThat(found.get(2).equations()).contains("settlement could not be checked: it does not answer");
        assertThat(found.get(0).holds()).isTrue();
    }

    private static List<Finding> prove(Fakes fakes) {
        Audited audited = fakes.audited();
        MoneyProof money = new MoneyProof(VERTX, audited, Duration.ZERO);
        try {
            return new FullAudit(audited, money, new ConsumptionProof(audited))
                    .run()
                    .await(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static OrderMoneyPage page(OrderMoney... money) {
        return new OrderMoneyPage(List.of(money), PageMeta.of(null));
    }

    private static OrderMoney money(long captured, long refunded) {
        return new OrderMoney(ORDER, new Money(captured, "EUR"), new Money(refunded, "EUR"));
    }
}
