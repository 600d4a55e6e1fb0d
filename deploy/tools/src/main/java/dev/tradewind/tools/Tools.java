package dev.tradewind.tools;

import dev.tradewind.tools.evaluate.EvaluateCommand;
import dev.tradewind.tools.rest.RefusedException;
import dev.tradewind.tools.rest.UnreachableException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the entry script's import, replay, simulate, evaluate and nodes begin. */
@Command(
        name = "tradewind",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ImportCommand.class,
            ReplayCommand.class,
            SimulateCommand.class,
            EvaluateCommand.class,
            NodesCommand.class,
            RedeployCommand.class,
            RollbackCommand.class,
            ScaleCommand.class,
            RedeploymentsCommand.class
        })
public final class Tools {
    private Tools() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** What people can do something about is one line; everything else is a defect and shows its trace. */
    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (e instanceof IOException || e instanceof UnreachableException || e instanceof RefusedException) {
            command.getErr()
                    .println("tradewind: " + (e instanceof NoSuchFileException ? "no such file: " : "")
                            + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw e;
    }

    static CommandLine commandLine() {
        return new CommandLine(new Tools())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Tools::explain);
    }
}
