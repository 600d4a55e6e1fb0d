package dev.tradewind.tools;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the entry script's import, replay and simulate begin. */
@Command(
        name = "tradewind",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {})
public final class Tools {
    private Tools() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Tools());
    }
}
