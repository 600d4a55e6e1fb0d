package dev.tradewind.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.Received;
import dev.tradewind.contracts.fraud.FraudEvent;
import dev.tradewind.contracts.fraud.ReviewStatus;
import dev.tradewind.contracts.fraud.ReviewView;
import dev.tradewind.contracts.fraud.Verdict;
import dev.tradewind.contracts.shared.OrderId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlingIT {
    private static final long LARGE = 300_000;

    @Test
    void whatNobodyHasComplainedOfTurnsOutGoodAndMayStillTurnOutAFraud() {
        JsonObject config = new JsonObject().put("label_delay", "1ms").put("settled", "50ms");
        try (FraudFixture fixture = new FraudFixture(config)) {
            OrderId waiting =
                    fixture.place(fixture.order("large@example.org", LARGE)).orderId();
            OrderId good =
                    fixture.place(fixture.order("good@example.org", 1_000)).orderId();
            ReviewView scored = fixture.scored(good);
            fixture.eventuallySaid(good, "Scored", "TurnedOut");

            FraudEvent.TurnedOut told = outcomes(fixture, good).getFirst();
            assertThat(told.outcome()).isEqualTo(Verdict.GOOD);
            assertThat(told.source()).isEqualTo("time");
            assertThat(told.modelVersion()).isEqualTo(scored.modelVersion());
            assertThat(fixture.scored(waiting).status()).isEqualTo(ReviewStatus.OPEN);
            assertThat(fixture.said(waiting)).containsExactly("Scored", "Suspected");

            fixture.refunded(good, "chargeback");
            fixture.eventuallySaid(good, "Scored", "TurnedOut", "TurnedOut");
            assertThat(outcomes(fixture, good).getLast().outcome()).isEqualTo(Verdict.FRAUD);
        }
    }

    @Test
    void whatModelsSaidIsKeptAsFarAsTheyAreMeasuredByIt() {
        try (FraudFixture fixture = new FraudFixture(new JsonObject().put("settled", "50ms"))) {
            fixture.sql("insert into fraud.models select 'gbt-' || letter, 'retired', now(), '', 1, 1, '{}', '{}', ''"
                    + " from unnest(array['a', 'b', 'c']) letter");
            fixture.sql("insert into fraud.model_scores"
                    + " select version, 'ord_' || lpad(number::text, 6, '0'), 0.5, 'allow'"
                    + " from generate_series(1, 26000) number, unnest(array['gbt-a', 'gbt-c']) version"
                    + " union all select version, 'ord_000001', 0.5, 'allow'"
                    + " from unnest(array['gbt-b', 'gbt-forgotten', 'onnx-elsewhere']) version");

            fixture.domain.eventually(
                    "the rest is forgotten",
                    () -> Future.succeededFuture(kept(fixture, "count(*)").equals("40002")));
            assertThat(kept(fixture, "string_agg(distinct version, ' ')"))
                    .isEqualTo("gbt-a gbt-b gbt-c onnx-elsewhere");
            assertThat(kept(fixture, "min(order_id) filter (where version in ('gbt-a', 'gbt-c'))"))
                    .isEqualTo("ord_006001");
        }
    }

    private static String kept(FraudFixture fixture, String what) {
        return fixture.asked("select " + what + " from fraud.model_scores");
    }

    private static List<FraudEvent.TurnedOut> outcomes(FraudFixture fixture, OrderId order) {
        return fixture.domain.events(FraudEvent.TYPES).stream()
                .filter(r -> r.envelope().subject().equals(order.value()))
                .map(Received::event)
                .filter(FraudEvent.TurnedOut.class::isInstance)
                .map(FraudEvent.TurnedOut.class::cast)
                .toList();
    }
}
