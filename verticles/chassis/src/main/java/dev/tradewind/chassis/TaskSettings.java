package dev.tradewind.chassis;

import java.time.Duration;

/**
 * How a domain's tasks are worked on.
 *
 * @param lease work that has not ended after this time is begun again, here or elsewhere
 */
public record TaskSettings(Duration lease) {

    static TaskSettings from(Settings settings) {
        return new TaskSettings(settings.duration("lease", Duration.ofSeconds(30)));
    }
}
