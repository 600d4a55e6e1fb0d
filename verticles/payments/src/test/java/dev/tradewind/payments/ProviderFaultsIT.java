package dev.tradewind.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.payments.PaymentEvent.ActionRequired;
import dev.tradewind.contracts.payments.PaymentEvent.Authorized;
import dev.tradewind.contracts.payments.PaymentEvent.Captured;
import dev.tradewind.contracts.payments.PaymentEvent.Declined;
import dev.tradewind.contracts.payments.PaymentEvent.Refunded;
import dev.tradewind.contracts.payments.PaymentView;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.payments.PaymentsFixture.Asked;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What payments does while its provider errs, is slow, forgets to answer, and tells things twice, late or never. */
class ProviderFaultsIT {
    private static final Set<SandboxPayment.State> HOLDING =
            Set.of(SandboxPayment.State.AUTHORIZED, SandboxPayment.State.ACTION_REQUIRED);

    private static PaymentsFixture fixture;

    @BeforeAll
    static void open() {
        fixture = PaymentsFixture.open(
                new JsonObject().put("call_deadline", "400ms").put("attempts", 3), new JsonObject().put("slow", "2s"));
    }

    @AfterEach
    void mend() {
        fixture.faults(new JsonObject());
    }

    @AfterAll
    static void close() {
        try {
            assertThat(fixture.domain.await(fixture.payments.audit()).checks()).allMatch(Audit.Check::holds);
        } finally {
            fixture.close();
        }
    }

    @Test
    void givesUpOnAProviderThatErrs() {
        Asked asked = fixture.pay("tok_error");

        assertThat(fixture.told(asked, Declined.class).code()).isEqualTo("provider_error");
        assertThat(fixture.atProvider(asked)).isEmpty();
    }

    @Test
    void givesUpOnAProviderThatNeverAnswers() {
        Asked asked = fixture.pay("tok_timeout");

        assertThat(fixture.told(asked, Declined.class).code()).isEqualTo("provider_error");
        assertThat(fixture.atProvider(asked)).isEmpty();
    }

    @Test
    void findsOutThatAnUnansweredAuthorizationWasMade() {
        fixture.faults(new JsonObject().put("timeout_authorizes", true).put("drop_webhooks", true));
        Asked asked = fixture.pay("tok_timeout");

        fixture.told(asked, Authorized.class);

        assertThat(fixture.atProvider(asked)).hasSize(1);
        assertThat(fixture.events(asked)).hasSize(1);
    }

    @Test
    void voidsAnAuthorizationThatComesAfterItWasGivenUp() {
        Asked asked = fixture.pay("tok_slow");

        assertThat(fixture.told(asked, Declined.class).code()).isEqualTo("provider_error");

        fixture.eventuallyAtProvider(asked, SandboxPayment.State.VOIDED);
        assertThat(fixture.atProvider(asked)).hasSize(1);
        assertThat(fixture.events(asked)).hasExactlyElementsOfTypes(Declined.class);
    }

    @Test
    void findsALateAuthorizationByItselfWhenNobodyTells() {
        fixture.faults(new JsonObject().put("drop_webhooks", true));
        Asked asked = fixture.pay("tok_slow");

        fixture.told(asked, Declined.class);

        fixture.eventuallyAtProvider(asked, SandboxPayment.State.VOIDED);
    }

    @Test
    void noMoneyIsHeldForAnOrderThatIsCancelledMeanwhile() {
        fixture.faults(new JsonObject().put("latency_ms", 50));
        List<Asked> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(fixture.pay(i % 3 == 0 ? "tok_3ds" : "tok_visa"));
            if (i % 2 == 0) {
                fixture.cancel(all.getLast());
            }
        }
        all.forEach(fixture::cancel);

        for (Asked asked : all) {
            fixture.domain.eventually("nothing open of " + asked.payment(), () -> fixture.payments
                    .payments(asked.order())
                    .map(list -> list.data().stream().allMatch(ProviderFaultsIT::isOver)));
            assertThat(fixture.atProvider(asked)).noneMatch(p -> HOLDING.contains(p.state()));
        }
    }

    private static boolean isOver(PaymentView view) {
        return view.state() == PaymentView.State.VOIDED || view.state() == PaymentView.State.DECLINED;
    }

    @Test
    void asksAgainUnderTheSameKeyWhenAnswersAreLost() {
        fixture.faults(new JsonObject().put("lost_answers", 0.5).put("drop_webhooks", true));
        List<Asked> all =
                IntStream.range(0, 20).mapToObj(i -> fixture.pay("tok_visa")).toList();

        all.forEach(asked -> fixture.told(asked, PaymentEvent.class));
        mend();

        for (Asked asked : all) {
            boolean paid = fixture.events(asked).getFirst() instanceof Authorized;
            fixture.eventuallyAtProvider(asked, paid ? SandboxPayment.State.AUTHORIZED : SandboxPayment.State.VOIDED);
            assertThat(fixture.atProvider(asked)).hasSize(1);
            assertThat(fixture.events(asked)).hasSize(1);
        }
    }

    @Test
    void movesMoneyOnceWhileTheProviderErrsAndLosesAnswers() {
        Asked asked = fixture.pay("tok_visa", 1_000);
        fixture.told(asked, Authorized.class);
        fixture.faults(new JsonObject().put("error_rate", 0.4).put("lost_answers", 0.3));
        IntStream.range(0, 10).forEach(i -> fixture.capture(asked, 100));
        fixture.domain.eventually("all captured", () -> captured(asked).map(amount -> amount == 1_000));
        IntStream.range(0, 5).forEach(i -> fixture.refund(asked, 100));
        fixture.domain.eventually(
                "all refunded",
                () -> Future.succeededFuture(fixture.events(asked).stream()
                                .filter(Refunded.class::isInstance)
                                .count()
                        == 5));
        fixture.faults(new JsonObject());

        assertThat(fixture.atProvider(asked)).singleElement().satisfies(p -> {
            assertThat(p.captured()).isEqualTo(1_000);
            assertThat(p.refunded()).isEqualTo(500);
        });
        assertThat(fixture.events(asked)).filteredOn(Captured.class::isInstance).hasSize(10);
    }

    @Test
    void settlesOnceHoweverOftenAndInWhateverOrderItIsTold() {
        fixture.faults(new JsonObject().put("duplicate_webhooks", true).put("reorder_webhooks", true));
        List<Asked> all =
                IntStream.range(0, 10).mapToObj(i -> fixture.pay("tok_visa")).toList();
        int before = fixture.webhooks.size();
        for (Asked asked : all) {
            fixture.told(asked, Authorized.class);
            fixture.capture(asked, 1_000);
        }
        all.forEach(asked -> fixture.told(asked, Captured.class));
        fixture.domain.eventually(
                "all webhooks", () -> Future.succeededFuture(fixture.webhooks.size() >= before + 10 * 2));

        all.forEach(
                asked -> assertThat(fixture.events(asked)).hasExactlyElementsOfTypes(Authorized.class, Captured.class));
    }

    @Test
    void asksTheProviderThatDoesNotTell() {
        fixture.faults(new JsonObject().put("drop_webhooks", true));
        Asked asked = fixture.pay("tok_3ds");
        fixture.told(asked, ActionRequired.class);

        fixture.confirm(fixture.atProvider(asked).getFirst(), "success");

        fixture.told(asked, Authorized.class);
        assertThat(fixture.events(asked)).hasExactlyElementsOfTypes(ActionRequired.class, Authorized.class);
    }

    private static Future<Long> captured(Asked asked) {
        return fixture.payments
                .payments(asked.order())
                .map(list -> list.data().getFirst().captured().amount());
    }
}
