package dev.tradewind.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.payments.PaymentEvent.Authorized;
import dev.tradewind.contracts.payments.PaymentEvent.Captured;
import dev.tradewind.contracts.payments.PaymentEvent.RefundFailed;
import dev.tradewind.contracts.payments.PaymentEvent.RefundReturned;
import dev.tradewind.contracts.payments.PaymentEvent.Refunded;
import dev.tradewind.contracts.payments.Webhook;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.PaymentMethod;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.payments.PaymentsFixture.Asked;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Refunds that Stripe takes on and decides later, and those that come back after they were made. */
class PendingRefundsIT {
    private static final String REASON = "expired_or_canceled_card";

    private final StripeSimulator stripe = new StripeSimulator();
    private final PaymentsFixture fixture = PaymentsFixture.unopened();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void countAsMovedOnlyWhenAWebhookSaysSo() throws Exception {
        start("1h");
        Asked asked = paid();
        RefundId refund = pending(asked, 250);
        assertThat(fixture.events(asked)).noneMatch(Refunded.class::isInstance);
        assertThat(fixture.view(asked).refunded().amount()).isZero();

        hear(stripe.refundTurns(refund.value(), "succeeded"));

        assertThat(fixture.told(asked, Refunded.class).refundId()).isEqualTo(refund);
        assertThat(fixture.view(asked).refunded().amount()).isEqualTo(250);
    }

    @Test
    void fallBackWhenAWebhookSaysThatTheyFailed() throws Exception {
        start("1h");
        Asked asked = paid();
        RefundId refund = pending(asked, 1_000);

        hear(stripe.refundTurns(refund.value(), "failed"));
        hear(stripe.refundTurns(refund.value(), "failed"));

        assertThat(fixture.told(asked, RefundFailed.class))
                .isEqualTo(new RefundFailed(asked.payment(), asked.order(), refund, REASON));
        assertThat(fixture.events(asked).stream().filter(RefundFailed.class::isInstance))
                .hasSize(1);
        stripe.refundStatus = "succeeded";
        RefundId again = fixture.refund(asked, 1_000);
        assertThat(fixture.told(asked, Refunded.class).refundId()).isEqualTo(again);
    }

    @Test
    void areAskedAboutWhenNoWebhookComes() throws Exception {
        start("20ms");
        Asked asked = paid();
        RefundId refund = pending(asked, 250);

        stripe.refundTurns(refund.value(), "failed");

        fixture.told(asked, RefundFailed.class);
    }

    @Test
    void putTheMoneyBackWhenTheyReturnAfterTheyWereMade() throws Exception {
        start("1h");
        Asked asked = paid();
        RefundId refund = fixture.refund(asked, 400);
        PaymentEvent made = fixture.told(asked, Refunded.class);
        assertThat(fixture.view(asked).refunded().amount()).isEqualTo(400);

        hear(stripe.refundTurns(refund.value(), "failed"));
        hear(stripe.refundTurns(refund.value(), "failed"));

        assertThat(fixture.events(asked).stream().filter(RefundReturned.class::isInstance))
                .containsExactly(new RefundReturned(
                        asked.payment(), asked.order(), refund, ((Refunded) made).allocation(), REASON));
        assertThat(fixture.view(asked).refunded().amount()).isZero();
        assertThat(fixture.domain.await(fixture.payments.audit()).checks()).allMatch(check -> check.holds());
    }

    /** @param backoff an hour when nobody but a webhook may bring the news */
    private void start(String backoff) throws Exception {
        int port = StripeSimulator.start(stripe, fixture.domain.vertx(), new HttpServerOptions());
        JsonObject config = new JsonObject()
                .put("url", "http://127.0.0.1:" + port)
                .put("secret_key", StripeSimulator.KEY)
                .put("webhook_secret", StripeSimulator.WEBHOOK_SECRET);
        fixture.start(new JsonObject().put("stripe", config).put("backoff", backoff), new JsonObject());
    }

    private Asked paid() {
        Asked asked = fixture.pay(
                new Asked(OrderId.next(), PaymentId.next(), new Money(1_000, "BRL")),
                new PaymentMethod("stripe", "pm_card_visa"));
        fixture.told(asked, Authorized.class);
        fixture.capture(asked, 1_000);
        fixture.told(asked, Captured.class);
        return asked;
    }

    private RefundId pending(Asked asked, long amount) {
        stripe.refundStatus = "pending";
        RefundId refund = fixture.refund(asked, amount);
        fixture.domain.eventually("pending", () -> Future.succeededFuture("pending".equals(fixture.stateOf(refund))));
        return refund;
    }

    private void hear(String body) {
        fixture.domain.await(fixture.payments.webhook(new Webhook("stripe", StripeSimulator.signature(body), body)));
    }
}
