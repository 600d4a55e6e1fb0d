package dev.tradewind.chassis;

import java.time.Duration;

/**
 * How a domain's tasks are worked on.
 *
 * @param lease work of a node that has died is begun again after this time; as long as a node lives it renews it
 * @param longest work that has not ended after this time is begun again all the same, here or elsewhere
 */
public record TaskSettings(Duration lease, Duration longest) {

    static TaskSettings from(Settings settings) {
        return new TaskSettings(
                settings.duration("lease", Duration.ofSeconds(6)), settings.duration("longest", Duration.ofMinutes(2)));
    }
}
