package dev.tradewind.chaos.fault;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;

/** The payment provider is not what it promises. */
final class ProviderTrouble implements Fault {
    private final String name;
    private final String told;
    private final JsonObject faults;

    ProviderTrouble(String name, String told, JsonObject faults) {
        this.name = name;
        this.told = told;
        this.faults = faults;
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
    public String inject(Attack attack) throws IOException {
        attack.site().provider().misbehave(faults);
        return told;
    }

    @Override
    public void heal(Attack attack) throws IOException {
        attack.site().provider().behave();
    }
}
