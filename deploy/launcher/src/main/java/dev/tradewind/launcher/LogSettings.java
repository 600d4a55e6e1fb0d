package dev.tradewind.launcher;

import dev.tradewind.chassis.Settings;
import java.util.List;

/**
 * What is logged.
 *
 * @param level of Tradewind's own messages; libraries are logged from {@code warn}
 * @param json one JSON object per line, on the terminal too, for machines that collect logs
 * @param file whether to keep a log in the data directory
 */
public record LogSettings(String level, boolean json, boolean file) {
    private static final List<String> LEVELS = List.of("trace", "debug", "info", "warn", "error");

    static LogSettings from(Settings settings) {
        String level = settings.text("level", "info");
        if (!LEVELS.contains(level)) {
            throw settings.problem("level", "must be one of " + String.join(", ", LEVELS) + ", not " + level);
        }
        return new LogSettings(level, settings.flag("json", false), settings.flag("file", true));
    }
}
