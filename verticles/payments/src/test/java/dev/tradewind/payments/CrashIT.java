package dev.tradewind.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.payments.PaymentEvent.Authorized;
import dev.tradewind.contracts.payments.PaymentEvent.Captured;
import dev.tradewind.payments.PaymentsFixture.Asked;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A worker that dies between the provider's answer and its commit looks to others like one whose lease ran out: the
 * work is begun again, and what the first one learned is dropped.
 */
class CrashIT {
    @Test
    void asksAgainUnderTheSameKeySoThatThereIsOnePayment() {
        JsonObject shortLeases = new JsonObject()
                .put("tasks", new JsonObject().put("lease", "150ms").put("longest", "150ms"));
        try (PaymentsFixture fixture = PaymentsFixture.open(shortLeases)) {
            fixture.faults(new JsonObject().put("latency_ms", 400).put("drop_webhooks", true));
            List<Asked> all = IntStream.range(0, 10)
                    .mapToObj(i -> fixture.pay("tok_visa"))
                    .toList();
            all.forEach(asked -> fixture.eventuallyAtProvider(asked, SandboxPayment.State.AUTHORIZED));

            fixture.faults(new JsonObject());
            for (Asked asked : all) {
                fixture.told(asked, Authorized.class);
                fixture.capture(asked, 1_000);
            }

            for (Asked asked : all) {
                fixture.told(asked, Captured.class);
                fixture.domain.eventually(
                        "one payment",
                        () -> Future.succeededFuture(fixture.atProvider(asked).size() == 1));
                assertThat(fixture.events(asked)).hasExactlyElementsOfTypes(Authorized.class, Captured.class);
                assertThat(fixture.atProvider(asked).getFirst().captured()).isEqualTo(1_000);
            }
        }
    }
}
