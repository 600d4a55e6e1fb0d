package dev.tradewind.chaos.fault;

import dev.tradewind.chaos.relay.BusWeather.Forecast;
import java.time.Duration;

/** Messages between nodes do not arrive as they were sent. */
final class BadWeather implements Fault {
    private final String name;
    private final String told;
    private final Forecast forecast;

    BadWeather(String name, String told, Forecast forecast) {
        this.name = name;
        this.told = told;
        this.forecast = forecast;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String told() {
        return told;
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(20);
    }

    @Override
    public String inject(Attack attack) {
        attack.site().weather().set(forecast);
        return told;
    }

    @Override
    public void heal(Attack attack) {
        attack.site().weather().set(Forecast.FAIR);
    }
}
