package dev.tradewind.chaos;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Where the entry script's chaos begins. */
public final class Chaos {
    private Chaos() {}

    public static void main(String[] arguments) {
        // The provider complains of every fault that hits it. Not by a file: that would be the nodes' configuration,
        // too.
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        System.exit(new CommandLine(new ChaosCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("tradewind: " + failure.getMessage());
                    return 1;
                })
                .execute(arguments));
    }
}
