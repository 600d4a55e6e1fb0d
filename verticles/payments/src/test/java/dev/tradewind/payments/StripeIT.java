package dev.tradewind.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.payments.PaymentEvent.ActionRequired;
import dev.tradewind.contracts.payments.PaymentEvent.Authorized;
import dev.tradewind.contracts.payments.PaymentEvent.CaptureFailed;
import dev.tradewind.contracts.payments.PaymentEvent.Captured;
import dev.tradewind.contracts.payments.PaymentEvent.Card;
import dev.tradewind.contracts.payments.PaymentEvent.Declined;
import dev.tradewind.contracts.payments.PaymentEvent.Refunded;
import dev.tradewind.contracts.payments.PaymentEvent.Voided;
import dev.tradewind.contracts.payments.Webhook;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.PaymentMethod;
import dev.tradewind.payments.PaymentsFixture.Asked;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Stripe, as far as a simulator of its interface can tell. */
class StripeIT {
    private static final StripeSimulator STRIPE = new StripeSimulator();
    private static PaymentsFixture fixture;

    @BeforeAll
    static void open() throws Exception {
        fixture = PaymentsFixture.unopened();
        int port = StripeSimulator.start(STRIPE, fixture.domain.vertx(), new HttpServerOptions());
        JsonObject stripe = new JsonObject()
                .put("url", "http://127.0.0.1:" + port)
                .put("secret_key", StripeSimulator.KEY)
                .put("webhook_secret", StripeSimulator.WEBHOOK_SECRET);
        fixture.start(
                new JsonObject().put("stripe", stripe).put("attempts", 2).put("transfer_attempts", 4),
                new JsonObject());
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void holdsCapturesAndRefundsInParts() {
        Asked asked = pay("pm_card_visa");
        assertThat(fixture.told(asked, Authorized.class).card()).isEqualTo(new Card("visa", "4242", "fp1"));

        fixture.capture(asked, 600);
        assertThat(fixture.told(asked, Captured.class).fee()).isEqualTo(new Money(30, "BRL"));
        fixture.capture(asked, 400);
        fixture.domain.eventually("all captured", () -> fixture.payments
                .payments(asked.order())
                .map(list -> list.data().getFirst().captured().amount() == 1_000));
        fixture.refund(asked, 250);
        fixture.told(asked, Refunded.class);

        JsonObject intent = intent(asked);
        assertThat(intent.getString("status")).isEqualTo("succeeded");
        assertThat(intent.getLong("amount_received")).isEqualTo(1_000);
        assertThat(intent.getString("currency")).isEqualTo("brl");
        assertThat(STRIPE.refunded()).isEqualTo(250);
        assertThat(STRIPE.keys).contains(asked.payment().value());
    }

    @Test
    void tellsWhyACardWasDeclined() {
        assertThat(fixture.told(pay("pm_card_chargeDeclined"), Declined.class).code())
                .isEqualTo("insufficient_funds");
    }

    @Test
    void takesAWebhookAsAReasonToLook() {
        Asked asked = pay("pm_card_authenticationRequired");
        String url = fixture.told(asked, ActionRequired.class).nextAction().url();
        String intent = url.substring(url.lastIndexOf('/') + 1);
        STRIPE.passed(intent);

        String stale = StripeSimulator.event(intent);
        fixture.domain.await(fixture.payments.webhook(new Webhook("stripe", StripeSimulator.signature(stale), stale)));

        fixture.told(asked, Authorized.class);
    }

    @Test
    void passesOverWebhooksAboutNothingOfOurs() {
        String foreign = StripeSimulator.event("pi_of_somebody_else");
        String other = "{\"data\":{\"object\":{\"object\":\"customer\",\"id\":\"cus_1\"}}}";

        for (String body : new String[] {foreign, other}) {
            fixture.domain.await(
                    fixture.payments.webhook(new Webhook("stripe", StripeSimulator.signature(body), body)));
        }
    }

    @Test
    void voidsWhatACancelledOrderHolds() {
        Asked asked = pay("pm_card_visa");
        fixture.told(asked, Authorized.class);
        fixture.cancel(asked);

        fixture.told(asked, Voided.class);

        assertThat(intent(asked).getString("status")).isEqualTo("canceled");
        fixture.capture(asked, 1);
        fixture.told(asked, CaptureFailed.class);
    }

    @Test
    void findsAnIntentWhoseAnswersWereLost() {
        STRIPE.losesAnswers = true;
        Asked asked = pay("pm_card_visa");
        fixture.told(asked, Authorized.class);
        STRIPE.losesAnswers = false;

        assertThat(STRIPE.intents.values())
                .filteredOn(i -> asked.payment()
                        .value()
                        .equals(i.getJsonObject("metadata").getString("payment_id")))
                .hasSize(1);
    }

    @Test
    void findsACaptureWhoseAnswerWasLostAndThatBecameTheLastOneMeanwhile() {
        Asked asked = pay("pm_card_visa");
        fixture.told(asked, Authorized.class);
        STRIPE.losesCapturesOf = "601";
        fixture.capture(asked, 601);
        fixture.domain.eventually(
                "captured there", () -> Future.succeededFuture(intent(asked).getLong("amount_received") == 601));
        fixture.capture(asked, 399);
        fixture.told(asked, Captured.class);
        STRIPE.losesCapturesOf = "none";

        fixture.domain.eventually("all captured", () -> fixture.payments
                .payments(asked.order())
                .map(list -> list.data().getFirst().captured().amount() == 1_000));
    }

    @Test
    void offersNoPlayMoneyBesideStripe() {
        assertThat(fixture.told(fixture.pay("tok_visa"), Declined.class).code()).isEqualTo("unknown_provider");
    }

    private static Asked pay(String method) {
        Asked asked = new Asked(OrderId.next(), PaymentId.next(), new Money(1_000, "BRL"));
        return fixture.pay(asked, new PaymentMethod("stripe", method));
    }

    private static JsonObject intent(Asked asked) {
        return Objects.requireNonNull(STRIPE.intents.get(fixture.view(asked).providerReference()));
    }
}
