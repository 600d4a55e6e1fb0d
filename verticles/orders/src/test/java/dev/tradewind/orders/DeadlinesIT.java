package dev.tradewind.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.payments.PaymentEvent.Authorized;
import dev.tradewind.contracts.payments.PaymentEvent.Declined;
import dev.tradewind.contracts.payments.PaymentEvent.Voided;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlinesIT {
    @Test
    void aDeclinedOrderExpiresAfterTheHold() {
        try (OrdersFixture fixture = new OrdersFixture(new JsonObject().put("payment_hold", "300ms"))) {
            OrderId id = fixture.reserved("expired");
            PaymentId payment = fixture.asked(id);
            fixture.pay(new Declined(payment, id, "card_declined"), payment, id);
            OrderView view = fixture.eventually(id, "cancelled", v -> v.status() == OrderStatus.CANCELLED);
            assertThat(view.cancellation().reason()).isEqualTo(CancelReason.PAYMENT_EXPIRED);
            assertThat(fixture.eventually(id, OrderEvent.Cancelled.class).paymentId())
                    .isEqualTo(payment);
        }
    }

    @Test
    void anUndecidedOrderTimesOutAndShowsThatLateMoneyWasLetGo() {
        try (OrdersFixture fixture = new OrdersFixture(new JsonObject().put("decision_deadline", "2s"))) {
            OrderId id = fixture.reserved("late");
            PaymentId payment = fixture.asked(id);
            OrderView view = fixture.eventually(id, "cancelled", v -> v.status() == OrderStatus.CANCELLED);
            assertThat(view.cancellation().reason()).isEqualTo(CancelReason.TIMED_OUT);
            PaymentEvent.Card card = new PaymentEvent.Card("visa", "4242", "fp");
            fixture.pay(new Authorized(payment, id, Example.money(5651), card), payment, id);
            fixture.eventually(id, "authorized", v -> v.paymentStatus() == PaymentStatus.AUTHORIZED);
            fixture.pay(new Voided(payment, id, Example.money(5651)), payment, id);
            fixture.eventually(id, "voided", v -> v.paymentStatus() == PaymentStatus.VOIDED);
        }
    }

    @Test
    void anOrderWhoseTimerWasLostIsGivenUpWhenAskedForAndNotBefore() {
        try (OrdersFixture fixture = new OrdersFixture(new JsonObject().put("decision_deadline", "1s"))) {
            OrderId id = fixture.reserved("lost");
            fixture.execute("delete from orders.tasks");
            boolean early = fixture.domain.await(fixture.orders.giveUpOverdue(id, CallContext.SYSTEM));
            fixture.domain.eventually(
                    "it is overdue and given up", () -> fixture.orders.giveUpOverdue(id, CallContext.SYSTEM));
            boolean again = fixture.domain.await(fixture.orders.giveUpOverdue(id, CallContext.SYSTEM));
            boolean unknown = fixture.domain.await(fixture.orders.giveUpOverdue(OrderId.next(), CallContext.SYSTEM));

            assertThat(List.of(early, again, unknown)).containsExactly(false, false, false);
            assertThat(fixture.view(id).cancellation().reason()).isEqualTo(CancelReason.TIMED_OUT);
            assertThat(fixture.eventually(id, OrderEvent.Cancelled.class).release())
                    .isNotEmpty();
        }
    }

    @Test
    void aDeadlineIsKeptByANodeWhoseClockIsBehindTheDatabase() {
        JsonObject config = new JsonObject().put("decision_deadline", "400ms");
        InstantSource behind = () -> Instant.now().minus(Duration.ofHours(1));
        try (OrdersFixture fixture = new OrdersFixture(config, behind)) {
            OrderId id = fixture.placed("yesterday");
            OrderView view = fixture.eventually(id, "cancelled", v -> v.status() == OrderStatus.CANCELLED);
            assertThat(view.cancellation().reason()).isEqualTo(CancelReason.TIMED_OUT);
        }
    }

    @Test
    void aConfirmedOrderHasNoTimer() {
        try (OrdersFixture fixture = new OrdersFixture(new JsonObject().put("decision_deadline", "2s"))) {
            OrderId id = fixture.confirmed("timely");
            assertThat(fixture.count("select count(*) from orders.tasks where not cancelled"))
                    .isZero();
            assertThat(fixture.view(id).status()).isEqualTo(OrderStatus.CONFIRMED);
        }
    }
}
