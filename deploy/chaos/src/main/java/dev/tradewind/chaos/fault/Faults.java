package dev.tradewind.chaos.fault;

import dev.tradewind.chaos.relay.BusWeather.Forecast;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** All the faults there are. */
public final class Faults {
    private Faults() {}

    /** New ones, for one run. */
    public static List<Fault> all() {
        return List.of(
                new Killed("kill", 1),
                new Killed("kill-two", 2),
                new Paused(),
                new Redeployed(),
                new PostgresRestart("postgres-fast", false),
                new PostgresRestart("postgres-immediate", true),
                new FailOver(),
                new RepliesLost(),
                new DiskFull(),
                Trouble.onTheBus("bus-loss", "5 % of the messages between nodes are lost", new Forecast(0.05, 0, 0)),
                Trouble.onTheBus("bus-delay", "messages between nodes are up to 1 s late", new Forecast(0, 0, 1_000)),
                Trouble.onTheBus(
                        "bus-doubles", "20 % of the messages between nodes arrive twice", new Forecast(0, 0.2, 0)),
                new BusCut(),
                new Split(),
                new WrongClock(),
                new Poison(),
                new ConsumerHeld(),
                Trouble.ofTheProvider(
                        "provider-slow",
                        "the payment provider takes 2.5 s for everything",
                        new JsonObject().put("latency_ms", 2_500)),
                Trouble.ofTheProvider(
                        "provider-failing",
                        "half of the calls to the payment provider fail",
                        new JsonObject().put("error_rate", 0.5)),
                Trouble.ofTheProvider(
                        "provider-silent",
                        "the payment provider does what it is asked, and often does not say so",
                        new JsonObject().put("lost_answers", 0.5)),
                Trouble.ofTheProvider(
                        "webhooks",
                        "the payment provider's messages come twice, late, out of order, or not at all",
                        new JsonObject()
                                .put("duplicate_webhooks", 0.7)
                                .put("reorder_webhooks", 0.7)
                                .put("drop_webhooks", 0.3)));
    }
}
