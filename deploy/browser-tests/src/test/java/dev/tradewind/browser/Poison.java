package dev.tradewind.browser;

import dev.tradewind.system.Eventually;
import dev.tradewind.system.Market;
import dev.tradewind.system.Platform;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** An event that demand cannot take, and parks, until it is healed. */
final class Poison implements AutoCloseable {
    private final Platform platform;

    /** Returns when the event is parked. */
    Poison(Platform platform) {
        this.platform = platform;
        Market market = platform.market();
        String offer = market.offer(market.merchant("Hemlock"), "Deadly nightshade", 900, 3);
        platform.sql("alter table demand.order_lines rename to mislaid");
        try {
            platform.shopper().wants(offer, 1).pays("tok_visa").expect(201);
            Eventually.see("a parked event", this::parked, letters -> !letters.isEmpty());
        } catch (RuntimeException | Error e) {
            heal();
            throw e;
        }
    }

    List<JsonObject> parked() {
        return Market.list(platform.market().rest().get("/admin/dead-letters?consumer=demand"));
    }

    /** Another try will succeed. */
    void heal() {
        platform.sql("alter table if exists demand.mislaid rename to order_lines");
    }

    /** Heals, and tries again what is still parked. */
    @Override
    public void close() {
        heal();
        parked().forEach(letter -> platform.market()
                .rest()
                .post("/admin/dead-letters/" + letter.getString("id") + "/retry", new JsonObject())
                .expect(204));
    }
}
