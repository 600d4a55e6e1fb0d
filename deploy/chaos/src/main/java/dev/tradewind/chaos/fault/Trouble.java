package dev.tradewind.chaos.fault;

import dev.tradewind.chaos.cluster.Site;
import dev.tradewind.chaos.relay.BusWeather.Forecast;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;

/** Something around the nodes that behaves badly until it is told not to. */
record Trouble(String name, String told, Step breaking, Step mending) implements Fault {
    @FunctionalInterface
    interface Step {
        void at(Site site) throws IOException;
    }

    /** Messages between nodes do not arrive as they were sent. */
    static Trouble onTheBus(String name, String told, Forecast forecast) {
        Step worsen = site -> site.weather().set(forecast);
        Step clear = site -> site.weather().set(Forecast.FAIR);
        return new Trouble(name, told, worsen, clear);
    }

    /** The payment provider is not what it promises. */
    static Trouble ofTheProvider(String name, String told, JsonObject faults) {
        Step misbehave = site -> site.provider().misbehave(faults);
        Step behave = site -> site.provider().behave();
        return new Trouble(name, told, misbehave, behave);
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(20);
    }

    @Override
    public String inject(Attack attack) throws IOException {
        breaking.at(attack.site());
        return told;
    }

    @Override
    public void heal(Attack attack) throws IOException {
        mending.at(attack.site());
    }
}
