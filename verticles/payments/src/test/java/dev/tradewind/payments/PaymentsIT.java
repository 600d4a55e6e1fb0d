package dev.tradewind.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderMoney;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.payments.PaymentEvent.ActionRequired;
import dev.tradewind.contracts.payments.PaymentEvent.Authorized;
import dev.tradewind.contracts.payments.PaymentEvent.CaptureFailed;
import dev.tradewind.contracts.payments.PaymentEvent.Captured;
import dev.tradewind.contracts.payments.PaymentEvent.Declined;
import dev.tradewind.contracts.payments.PaymentEvent.RefundFailed;
import dev.tradewind.contracts.payments.PaymentEvent.Refunded;
import dev.tradewind.contracts.payments.PaymentEvent.Voided;
import dev.tradewind.contracts.payments.PaymentView;
import dev.tradewind.contracts.payments.Webhook;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.PaymentMethod;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.contracts.shared.Subjects;
import dev.tradewind.contracts.shared.Totals;
import dev.tradewind.payments.PaymentsFixture.Asked;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What payments does while its provider behaves. */
class PaymentsIT {
    private static PaymentsFixture fixture;

    @BeforeAll
    static void open() {
        fixture = PaymentsFixture.open(new JsonObject());
    }

    @AfterAll
    static void close() {
        try {
            assertThat(fixture.domain.await(fixture.payments.audit()).checks()).allMatch(Audit.Check::holds);
            var some = new Subjects(fixture.domain.await(fixture.payments.money(PageRequest.first())).data().stream()
                    .map(m -> m.orderId().value())
                    .toList());
            assertThat(fixture.domain.await(fixture.payments.auditOf(some)).checks())
                    .hasSize(5)
                    .allMatch(c -> c.holds() && c.checked() >= some.ids().size());
        } finally {
            fixture.close();
        }
    }

    @Test
    void authorizesAGoodCard() {
        Asked asked = fixture.pay("tok_visa");

        Authorized authorized = fixture.told(asked, Authorized.class);

        assertThat(authorized.amount()).isEqualTo(asked.amount());
        assertThat(authorized.card().last4()).isEqualTo("4242");
        assertThat(fixture.view(asked).state()).isEqualTo(PaymentView.State.AUTHORIZED);
        assertThat(fixture.atProvider(asked)).singleElement().satisfies(p -> {
            assertThat(p.state()).isEqualTo(SandboxPayment.State.AUTHORIZED);
            assertThat(p.idempotencyKey()).isEqualTo(asked.payment().value());
        });
    }

    @Test
    void tellsWhyACardWasDeclined() {
        Asked declined = fixture.pay("tok_declined");
        Asked poor = fixture.pay("tok_insufficient_funds");
        Asked unknown = fixture.pay("tok_never_heard_of");

        assertThat(fixture.told(declined, Declined.class).code()).isEqualTo("card_declined");
        assertThat(fixture.told(poor, Declined.class).code()).isEqualTo("insufficient_funds");
        assertThat(fixture.told(unknown, Declined.class).code()).isEqualTo("invalid_token");
        assertThat(fixture.view(poor).declineCode()).isEqualTo("insufficient_funds");
    }

    @Test
    void declinesAProviderThatIsNotOffered() {
        Asked asked = new Asked(OrderId.next(), PaymentId.next(), new Money(5, "BRL"));
        fixture.pay(asked, new PaymentMethod("stripe", "pm_1"));

        assertThat(fixture.told(asked, Declined.class).code()).isEqualTo("unknown_provider");
    }

    @Test
    void asksOnceForAPaymentThatIsRequestedTwice() {
        Asked asked = fixture.pay("tok_visa");
        fixture.pay(asked, new PaymentMethod("sandbox", "tok_visa"));
        fixture.told(asked, Authorized.class);
        CaptureId capture = fixture.capture(asked, 10);
        fixture.capture(asked, capture, 10);
        fixture.capture(asked, 20);

        fixture.domain.eventually(
                "both captures",
                () -> Future.succeededFuture(fixture.events(asked).stream()
                                .filter(Captured.class::isInstance)
                                .count()
                        == 2));

        assertThat(fixture.atProvider(asked)).singleElement().satisfies(p -> assertThat(p.captured())
                .isEqualTo(30));
        assertThat(fixture.events(asked))
                .filteredOn(Authorized.class::isInstance)
                .hasSize(1);
    }

    @Test
    void waitsForTheShoppersBankAndTakesItsWord() {
        Asked asked = fixture.pay("tok_3ds");
        String url = fixture.told(asked, ActionRequired.class).nextAction().url();
        SandboxPayment there = fixture.atProvider(asked).getFirst();
        assertThat(url).endsWith("/sandbox/3ds/" + there.id());

        String page = fixture.domain.await(fixture.http().getAbs(url).send()).bodyAsString();
        assertThat(page).contains("10.00 BRL").contains("/sandbox/payments/" + there.id() + "/confirm");
        assertThat(page).doesNotContain("<script");

        fixture.confirm(there, "success");
        fixture.told(asked, Authorized.class);
        assertThat(fixture.confirm(there, "failure").bodyAsString()).contains("\"authorized\"");
    }

    @Test
    void declinesWhenTheShoppersBankRefuses() {
        Asked asked = fixture.pay("tok_3ds");
        fixture.told(asked, ActionRequired.class);

        fixture.confirm(fixture.atProvider(asked).getFirst(), "failure");

        assertThat(fixture.told(asked, Declined.class).code()).isEqualTo("authentication_failed");
    }

    @Test
    void capturesInPartsAndRefundsInParts() {
        Asked asked = fixture.pay("tok_visa", 1_000);
        fixture.told(asked, Authorized.class);
        fixture.capture(asked, 600);
        fixture.capture(asked, 400);
        fixture.capture(asked, 1);
        fixture.told(asked, CaptureFailed.class);
        fixture.domain.eventually("all captured", () -> fixture.payments
                .payments(asked.order())
                .map(list -> list.data().getFirst().captured().amount() == 1_000));

        fixture.refund(asked, 700);
        fixture.told(asked, Refunded.class);
        fixture.refund(asked, 301);
        assertThat(fixture.told(asked, RefundFailed.class).code()).isEqualTo("exceeds_captured");

        SandboxPayment there = fixture.atProvider(asked).getFirst();
        assertThat(there.captured()).isEqualTo(1_000);
        assertThat(there.refunded()).isEqualTo(700);
        assertThat(fixture.view(asked).refunded()).isEqualTo(new Money(700, "BRL"));
    }

    @Test
    void voidsWhatACancelledOrderHolds() {
        Asked asked = fixture.pay("tok_visa");
        fixture.told(asked, Authorized.class);
        fixture.cancel(asked);

        assertThat(fixture.told(asked, Voided.class).amount()).isEqualTo(asked.amount());
        assertThat(fixture.atProvider(asked)).singleElement().satisfies(p -> assertThat(p.state())
                .isEqualTo(SandboxPayment.State.VOIDED));
        fixture.capture(asked, 10);
        assertThat(fixture.told(asked, CaptureFailed.class).code()).isEqualTo("payment_not_authorized");
    }

    @Test
    void voidsAPaymentThatWaitsForItsShopper() {
        Asked asked = fixture.pay("tok_3ds");
        fixture.told(asked, ActionRequired.class);
        fixture.cancel(asked);

        fixture.told(asked, Voided.class);

        fixture.eventuallyAtProvider(asked, SandboxPayment.State.VOIDED);
    }

    @Test
    void refusesWebhooksThatNobodySigned() {
        Asked asked = fixture.pay("tok_visa");
        fixture.told(asked, Authorized.class);
        Instant old = Instant.now().minusSeconds(3_600);
        String body = "{}";

        assertThat(refused(new Webhook("sandbox", "t=1,v1=00", body))).isEqualTo("invalid_signature");
        assertThat(refused(
                        new Webhook("sandbox", WebhookSignature.sign(PaymentsConfig.SANDBOX_SECRET, body, old), body)))
                .isEqualTo("invalid_signature");
        assertThat(refused(new Webhook("paypal", "", body))).isEqualTo("unknown_provider");
    }

    @Test
    void passesOverSignedNonsense() {
        String body = "{\"payment\": 7}";
        String signature = WebhookSignature.sign(PaymentsConfig.SANDBOX_SECRET, body, Instant.now());

        fixture.domain.await(fixture.payments.webhook(new Webhook("sandbox", signature, body)));
    }

    private static String refused(Webhook webhook) {
        Throwable failure = catchThrowable(() -> fixture.domain.await(fixture.payments.webhook(webhook)));
        return Objects.requireNonNull(Fault.in(failure)).code();
    }

    @Test
    void recordsHistoryAndTellsOfItsMoney() {
        Asked asked = new Asked(OrderId.next(), PaymentId.next(), new Money(900, "BRL"));
        OrderEvent.Imported imported = new OrderEvent.Imported(history(asked));
        fixture.tell(asked, imported);
        fixture.tell(asked, imported);

        fixture.told(asked, Refunded.class);

        assertThat(fixture.events(asked)).hasExactlyElementsOfTypes(Captured.class, Refunded.class);
        assertThat(fixture.view(asked).captured()).isEqualTo(asked.amount());
        assertThat(fixture.atProvider(asked)).isEmpty();
        fixture.refund(asked, 5);
        assertThat(fixture.told(asked, RefundFailed.class).code()).isEqualTo("unknown_provider");
    }

    @Test
    void tellsTheMoneyOfEachOrder() {
        Asked asked = fixture.pay("tok_visa");
        fixture.told(asked, Authorized.class);
        fixture.capture(asked, 300);
        fixture.told(asked, Captured.class);

        String before = asked.order().value().substring(0, asked.order().value().length() - 1);
        List<OrderMoney> page = fixture.domain
                .await(fixture.payments.money(new PageRequest(1, before)))
                .data();

        assertThat(page).containsExactly(new OrderMoney(asked.order(), new Money(300, "BRL"), new Money(0, "BRL")));
    }

    private static HistoricalOrder history(Asked asked) {
        Address address = new Address("Ana", "Rua 1", null, "Recife", null, "50000", "BR");
        Money zero = Money.zero("BRL");
        CartSnapshot cart = new CartSnapshot(
                CartId.next(),
                null,
                "hash",
                "BRL",
                "ana@example.com",
                address,
                address,
                List.of(),
                new Totals(asked.amount(), zero, zero, zero, asked.amount()));
        HistoricalOrder.Payment payment = new HistoricalOrder.Payment(
                asked.payment(),
                "olist",
                asked.amount(),
                CaptureId.next(),
                PaymentsFixture.allocation(900),
                RefundId.next(),
                PaymentsFixture.allocation(100));
        return new HistoricalOrder(
                "ref-" + asked.order(),
                new OrderDetails(asked.order(), cart, Instant.parse("2017-01-01T00:00:00Z")),
                OrderStatus.DELIVERED,
                PaymentStatus.PARTIALLY_REFUNDED,
                payment,
                List.of());
    }
}
