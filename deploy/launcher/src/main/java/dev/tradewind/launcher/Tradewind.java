package dev.tradewind.launcher;

import static java.util.stream.Collectors.joining;

import dev.tradewind.chassis.ConfigurationException;
import dev.tradewind.postgres.PostgresException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The launcher's main class. Exit codes: 0 done, 1 it did not work, 2 the configuration or the command line is wrong.
 */
@Command(
        name = "tradewind",
        description = "Event-driven commerce for many merchants.",
        mixinStandardHelpOptions = true,
        subcommands = {UpCommand.class, DevCommand.class, NodeCommand.class, DoctorCommand.class})
public final class Tradewind {
    static final int FAILED = 1;
    static final int MISCONFIGURED = 2;

    private Tradewind() {}

    public static void main(String[] arguments) {
        CommandLine commandLine = new CommandLine(new Tradewind())
                .setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, command));
        System.exit(commandLine.execute(arguments));
    }

    /** What people can mend is told in one line; anything else goes to the log with its stack trace. */
    private static int tell(Exception failure, CommandLine command) {
        String line = String.valueOf(failure.getMessage())
                .lines()
                .filter(text -> !text.isBlank())
                .collect(joining("; "));
        if (!isForPeople(failure)) {
            LoggerFactory.getLogger(Tradewind.class).error("unexpected failure", failure);
            line = failure + " (more in the log)";
        }
        command.getErr().println("tradewind: " + line);
        return failure instanceof ConfigurationException ? MISCONFIGURED : FAILED;
    }

    private static boolean isForPeople(Exception failure) {
        return failure instanceof ConfigurationException
                || failure instanceof PostgresException
                || failure instanceof StartException;
    }
}
