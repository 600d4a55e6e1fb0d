package dev.tradewind.system;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** With every hint on the event bus lost, polling alone leads orders to their end. */
class NoHintsIT {
    @Test
    void finishesOrdersWithinSecondsWithoutAnyHint() {
        try (Platform platform = Platform.start(new JsonObject().put("feeds", new JsonObject().put("hints", false)))) {
            Market market = platform.market();
            String offer = market.offer(market.merchant("Quiet"), "Bell", 1_000, 10);
            Shopper ada = platform.shopper().wants(offer, 1);
            String order = ada.paysWithoutWaiting("tok_visa").expect(202).text("id");

            Eventually.see(
                    "confirmed by polling alone",
                    Duration.ofSeconds(5),
                    () -> ada.order(order),
                    a -> a.status() == 200 && a.text("status").equals("confirmed"));
            platform.expectInvariants();
        }
    }
}
