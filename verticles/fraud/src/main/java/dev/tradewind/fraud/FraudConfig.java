package dev.tradewind.fraud;

import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import dev.tradewind.chassis.TaskSettings;
import dev.tradewind.contracts.fraud.ModelRole;
import dev.tradewind.contracts.fraud.RiskCosts;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * How fraud runs.
 *
 * @param labelDelay after which an order that nobody has complained of is believed to be good
 * @param settled how often it is looked for such orders, to tell that they turned out good; zero for never
 * @param history entries of the journal that a start reads
 * @param links customers, addresses and so on in memory; those not met for the longest time are forgotten
 * @param model the class of a model that is plugged in as champion; empty for our own
 * @param onnx a model in a file
 * @param budget so long a batch of orders waits for models; then the rules judge alone
 */
record FraudConfig(
        DomainSettings domain,
        Duration labelDelay,
        Duration settled,
        int history,
        int links,
        String model,
        Plugged.Onnx onnx,
        Duration budget,
        Costs costs,
        Schooling schooling) {
    private static final Duration TRAINING_MAX = Duration.ofMinutes(20);
    private static final int MONEY_MAX = 100_000_000;

    /**
     * How models are trained.
     *
     * @param every at the next multiple of that time after something became known; zero for on demand only
     * @param looks the newest that are learned from; an order has one, or two when its card became known
     * @param frauds without so many there is nothing to learn
     * @param orders nor without so many
     */
    record Schooling(Duration every, int looks, int frauds, int orders) {}

    static FraudConfig from(JsonObject json) {
        Settings settings = Settings.of("verticles.fraud", json);
        DomainSettings domain = DomainSettings.from(settings);
        FraudConfig config = new FraudConfig(
                new DomainSettings(
                        domain.database(),
                        domain.feeds(),
                        new TaskSettings(domain.tasks().lease(), TRAINING_MAX)),
                settings.duration("label_delay", Duration.ofDays(7)),
                settings.duration("settled", Duration.ofHours(1)),
                settings.integer("history", 200_000, 1, 10_000_000),
                settings.integer("links", 500_000, 1_000, 50_000_000),
                settings.text("model", ""),
                onnx(settings.section("onnx")),
                settings.duration("budget", Duration.ofMillis(250)),
                costs(settings.section("costs")),
                schooling(settings.section("training")));
        settings.done();
        if (!config.model().isEmpty()
                && !config.onnx().file().isEmpty()
                && config.onnx().role() == ModelRole.CHAMPION) {
            throw settings.problem("onnx.role", "must be challenger, since model is the champion");
        }
        return config;
    }

    private static Plugged.Onnx onnx(Settings settings) {
        return new Plugged.Onnx(
                settings.text("file", ""),
                oneOf(settings, "role", "challenger", "champion").equals("champion")
                        ? ModelRole.CHAMPION
                        : ModelRole.CHALLENGER,
                oneOf(settings, "says", "probability", "log_odds").equals("log_odds"));
    }

    private static String oneOf(Settings settings, String key, String usual, String other) {
        String text = settings.text(key, usual);
        if (!text.equals(usual) && !text.equals(other)) {
            throw settings.problem(key, "must be " + usual + " or " + other + ", not " + text);
        }
        return text;
    }

    private static Costs costs(Settings settings) {
        RiskCosts standard = Costs.DEFAULT.of();
        return new Costs(new RiskCosts(
                settings.integer("fraud", (int) standard.fraud(), 0, MONEY_MAX),
                settings.integer("fraud_percent", standard.fraudPercent(), 1, 1_000),
                settings.integer("review", (int) standard.review(), 0, MONEY_MAX),
                settings.integer("refused", (int) standard.refused(), 0, MONEY_MAX),
                settings.integer("refused_percent", standard.refusedPercent(), 0, 1_000)));
    }

    private static Schooling schooling(Settings settings) {
        return new Schooling(
                settings.duration("every", Duration.ofDays(1)),
                settings.integer("looks", 50_000, 100, 1_000_000),
                settings.integer("frauds", 20, 1, 1_000_000),
                settings.integer("orders", 200, 2, 1_000_000));
    }
}
